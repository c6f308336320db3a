import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterParams, parseListQuery, type Condition, type Filter } from '../../src/catalogue/filter.ts';
import { filterOf, selectOf, type Select } from '../../src/catalogue/filter-select.ts';

const parse = (address: string) => parseListQuery(new URLSearchParams(address), 2023);

describe('the address of a list', () => {
  it('is read whole', () => {
    const query = parse(
      'q=粉磨&district=370211&district=370212&status=planned&finish.to=2023-06-30&sort=-season_voc,name&cols=name,district&page=3&per=50',
    );
    expect(query).toEqual({
      filter: {
        q: '粉磨',
        match: 'all',
        conditions: [
          { field: 'district', op: 'any', values: ['370211', '370212'] },
          { field: 'finish', op: 'to', values: ['2023-06-30'] },
          { field: 'status', op: 'any', values: ['planned'] },
        ],
      },
      sort: [
        { field: 'season_voc', falling: true },
        { field: 'name', falling: false },
      ],
      cols: ['name', 'district'],
      group: null,
      page: 3,
      per: 50,
      ignored: [],
    });
  });

  it.each([
    ['colour=red', 'colour=red'],
    ['district.has=3702', 'district.has=3702'],
    ['finish.to=2023-02-30', 'finish.to=2023-02-30'],
    ['capital.gte=many', 'capital.gte=many'],
    ['sort=colour', 'sort=colour'],
    ['cols=colour', 'cols=colour'],
    ['page=0', 'page=0'],
    ['per=7', 'per=7'],
    ['__proto__=1', '__proto__=1'],
    ['finish.next=-3', 'finish.next=-3'],
    ['measures=x', 'measures=x'],
    ['group=colour', 'group=colour'],
    ['status.mine=1', 'status.mine=1'],
    ['finished.overdue=1', 'finished.overdue=1'],
    ['counts=perhaps', 'counts=perhaps'],
    ['point.near=120,36', 'point.near=120,36'],
    ['point.near=0,0,100', 'point.near=0,0,100'],
    ['point.near=120,36,900000', 'point.near=120,36,900000'],
    ['point=120', 'point=120'],
    ['point.near=120.3,36.1,500&point.near=120.4,36.2,500', 'point.near=120.3,36.1,500,120.4,36.2,500'],
    ['name.empty=1&name.empty=0', 'name.empty=1,0'],
    ['match=some', 'match=some'],
    ['group=district&group=zone', 'group=zone'],
    ['sort=name,-finish,id,district', 'sort=district'],
    ['name.has=%01', 'name.has='],
    ['q=one&q=two', 'q=two'],
    [`q=${'长'.repeat(501)}`, `q=${'长'.repeat(58)}…`],
  ])('%s opens all the same and names what it ignored', (address, named) => {
    const query = parse(address);
    expect(query.ignored).toEqual([named]);
    expect(query.filter.conditions).toEqual([]);
  });

  it.each([
    ['finish.between=2023.5.1..6月底', ['2023-05-01', '2023-06-30']],
    ['capital.between=１００..2,000', ['100', '2000']],
    ['finish.next=15', ['15']],
    ['capital.gte=007.50', ['7.5']],
    ['capital.gte=0.0000001', ['0.0000001']],
    ['point.near=120.38, 36.07, 500', ['120.38', '36.07', '500']],
    ['name.empty=1', ['1']],
    ['capital.between=9..-2', ['-2', '9']],
  ])('%s understands what people type', (address, values) => {
    expect(parse(address).filter.conditions[0]?.values).toEqual(values);
  });

  it.each([
    ['capital=200&capital=30&capital=200', ['30', '200']],
    ['capital.gte=300&capital.gte=20', ['20']],
    ['capital.lte=300&capital.lte=20', ['300']],
    ['capital.between=30..40&capital.between=2..1', ['1', '2', '30', '40']],
    ['finish=2023-06-30&finish=2023-05-01', ['2023-05-01', '2023-06-30']],
    ['finish.in=week&finish.in=month', ['month', 'week']],
    ['finish.next=30&finish.next=7', ['30']],
  ])('%s means one or the other, nothing of it is lost', (address, values) => {
    const { filter, ignored } = parse(address);
    expect(ignored).toEqual([]);
    expect(filter.conditions.map((one) => one.values)).toEqual([values]);
    expect(parse(filterParams(filter).toString()).filter).toEqual(filter);
  });

  it('keeps no sign a database cannot keep, and no more alternatives than a person asks', () => {
    expect(parse('name.has=a%00b').filter.conditions[0]?.values).toEqual(['ab']);
    const many = new URLSearchParams(Array.from({ length: 300 }, (_, n) => `name.has=${String(n)}`).join('&'));
    const query = parseListQuery(many, 2023);
    expect(query.filter.conditions).toEqual([]);
    expect(query.ignored[0]!.length).toBeLessThan(80);
  });

  const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== '');
  const words = fc
    .uniqueArray(word, { minLength: 1, maxLength: 3 })
    .map((list) => list.sort((a, b) => (a < b ? -1 : 1)));
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      field: fc.constantFrom('district', 'status', 'tags', 'type'),
      op: fc.constantFrom('any' as const, 'not' as const),
      values: words,
    }),
    fc.record({
      field: fc.constantFrom('name', 'content', 'id'),
      op: fc.constantFrom('has' as const, 'hasnt' as const, 'is' as const, 'starts' as const),
      values: words,
    }),
    fc.record({
      field: fc.constantFrom('finish', 'effective'),
      op: fc.constantFrom('on' as const, 'from' as const, 'to' as const),
      values: day.map((d) => [d]),
    }),
    fc.record({
      field: fc.constantFrom('finish', 'effective'),
      op: fc.constant('between' as const),
      values: fc.tuple(day, day).map((ends) => ends.toSorted()),
    }),
    fc.record({
      field: fc.constantFrom('capital', 'season_voc'),
      op: fc.constantFrom('eq' as const, 'gte' as const, 'lte' as const),
      values: fc.integer({ min: -9999, max: 9999 }).map((n) => [String(n)]),
    }),
  );
  const filter: fc.Arbitrary<Filter> = fc.record({
    q: fc.oneof(fc.constant(''), word),
    match: fc.constantFrom('all' as const, 'any' as const),
    conditions: fc
      .uniqueArray(condition, { maxLength: 4, selector: ({ field, op }) => `${field}.${op}` })
      .map((list) => list.sort((a, b) => (`${a.field}\u0000${a.op}` < `${b.field}\u0000${b.op}` ? -1 : 1))),
  });

  it('gives the same filter back when written and read again', () => {
    fc.assert(
      fc.property(filter, (given) => {
        expect(parseListQuery(new URLSearchParams(filterParams(given).toString()), 2023).filter).toEqual(given);
      }),
    );
  });
});

describe("a scenario's select", () => {
  const ids = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 })
    .map((list) => list.sort((a, b) => (a < b ? -1 : 1)));
  const select: fc.Arbitrary<Select> = fc.record(
    {
      group: ids,
      zone: ids,
      category: ids,
      type: ids,
      status: ids,
      district: ids,
      source: ids,
      tag: ids,
      effective_after: fc.constant('2023-03-01'),
      effective_before: fc.constant('2023-06-30'),
    },
    { requiredKeys: [] },
  );

  it('round-trips through the filter of the list', () => {
    fc.assert(
      fc.property(select, (given) => {
        expect(selectOf(filterOf(given))).toEqual(given);
      }),
    );
  });

  it('is refused where the model has no word for the filter', () => {
    expect(selectOf(parse('q=焦化').filter)).toBeNull();
    expect(selectOf(parse('district.not=370211').filter)).toBeNull();
    expect(selectOf(parse('capital.gte=100').filter)).toBeNull();
    expect(selectOf(parse('match=any&district=370211&type=ldar').filter)).toBeNull();
  });

  it('of no filter is every project', () => {
    expect(selectOf(parse('').filter)).toEqual({});
  });
});
