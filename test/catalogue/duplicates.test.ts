import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWgs84, toWgs84 } from '../../src/catalogue/coordinates.ts';
import { DuplicateIndex, findDuplicates, type Comparable } from '../../src/catalogue/duplicates.ts';
import { likeness, nameKey } from '../../src/catalogue/likeness.ts';
import { sampleTable } from '../seeds/sample.ts';

const plain: Comparable = {
  id: 'A', name: '示例企业甲喷涂废气治理项目', process: null, category: 'industry', type: 'voc-endpipe', enterprise: '示例企业甲', credit_code: null,
  permit: null, source: null, lon: null, lat: null, crs: null, start: '2023-03-01', started: null, finish: '2023-06-30', finished: null,
}; // prettier-ignore
const CODE = '91370211MA3C00011M';

describe('the key of a name', () => {
  it.each([
    ['青岛示例水泥有限公司 粉磨 改造项目', '示例水泥粉磨'],
    ['ＡＢＣ（一期）工程', 'abc一期'],
    ['项目', ''],
  ])('%s is compared as %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe('likeness', () => {
  it.each([
    ['示例水泥粉磨改造', '示例水泥粉磨项目', 1],
    ['abcd', 'abce', 2 / 3],
    ['甲', '乙', 0],
    ['', '', 0],
  ])('of %s and %s is %d', (left, right, value) => {
    expect(likeness(left, right)).toBeCloseTo(value, 12);
  });

  it('is the same in both directions, between 0 and 1, and 1 for a name with itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (left, right) => {
        const value = likeness(left, right);
        expect(value).toBe(likeness(right, left));
        expect(value >= 0 && value <= 1).toBe(true);
        if (nameKey(left) !== '') expect(likeness(left, left)).toBe(1);
      }),
    );
  });
});

describe('two records', () => {
  const grade = (a: Partial<Comparable>, b: Partial<Comparable>) =>
    findDuplicates([
      { ...plain, ...a },
      { ...plain, id: 'B', ...b },
    ])[0]?.grade ?? null;
  const shared = { credit_code: CODE, source: 'S1' };

  it.each<[string, Partial<Comparable>, Partial<Comparable>, string | null]>([
    ['of one code, source and type at one time', shared, { ...shared, name: '另一个名称' }, 'certain'],
    ['of one permit, source and type', { permit: 'P1', source: 'S1' }, { permit: 'P1', source: 'S1' }, 'certain'],
    [
      'on one source at other times',
      shared,
      { ...shared, name: '另外', start: '2023-08-01', finish: '2023-09-01' },
      null,
    ],
    ['of one code with like names', { credit_code: CODE }, { credit_code: CODE, type: 'voc-capture' }, 'likely'],
    ['of one code with other names', { credit_code: CODE }, { credit_code: CODE, name: '锅炉低氮燃烧器更换' }, null],
    ['without a code, of one enterprise', {}, { name: '示例企业甲喷涂废气治理' }, 'possible'],
    ['150 m apart with like names', { lon: 120, lat: 36, credit_code: CODE }, { lon: 120, lat: 36.00135 }, 'possible'],
    ['250 m apart', { lon: 120, lat: 36, credit_code: CODE }, { lon: 120, lat: 36.00225 }, null],
    ['of other categories', { credit_code: CODE }, { credit_code: CODE, category: 'combustion' }, null],
  ])('%s', (_, a, b, expected) => {
    expect(grade(a, b)).toBe(expected);
  });

  it('are found across the border of two cells of the grid', () => {
    for (const lon of [119.9999, 120.0, 120.0039]) {
      expect(grade({ lon, lat: 36, credit_code: CODE }, { lon: lon + 0.0003, lat: 36.0003 })).toBe('possible');
    }
  });

  it('do not depend on the order they come in, and an import hears of its own rows only', () => {
    const rows = [{ ...plain }, { ...plain, id: 'B' }, { ...plain, id: 'C' }];
    expect(findDuplicates(rows.toReversed())).toEqual(findDuplicates(rows));
    const index = new DuplicateIndex();
    for (const row of rows) index.add(row);
    expect(index.of(rows[2]!).map(({ record }) => record.id)).toEqual(['A', 'B']);
  });
});

describe('a place', () => {
  const point = [120.2, 36.1] as const;

  it('is compared in one system, whatever it was stated in', () => {
    for (const crs of ['GCJ-02', 'BD-09'] as const) {
      const [lon, lat] = fromWgs84(point, crs);
      const stated = { ...plain, id: 'B', enterprise: null, lon, lat, crs };
      const here = { ...plain, enterprise: null, lon: point[0], lat: point[1], crs: 'WGS-84' };
      expect(findDuplicates([here, stated]).map(({ grade }) => grade)).toEqual(['possible']);
      // The same figures in another system are hundreds of metres away.
      expect(findDuplicates([here, { ...stated, crs: 'WGS-84' }])).toEqual([]);
    }
  });

  it('comes back from every system to a millimetre', () => {
    const place = fc.tuple(fc.double({ min: 80, max: 130, noNaN: true }), fc.double({ min: 20, max: 50, noNaN: true }));
    fc.assert(
      fc.property(place, fc.constantFrom('WGS-84', 'GCJ-02', 'BD-09'), (there, crs) => {
        const [lon, lat] = toWgs84(fromWgs84(there, crs), crs);
        expect(Math.hypot(lon - there[0], lat - there[1])).toBeLessThan(1e-8);
      }),
    );
  });
});

describe('the sample', () => {
  it('shows exactly the eight pairs that were planted as certain', () => {
    const rows = sampleTable('projects.csv').map((row): Comparable => {
      const text = (key: string): string | null => (row[key] === undefined || row[key] === '' ? null : row[key]);
      const number = (key: string): number | null => (text(key) === null ? null : Number(row[key]));
      return {
        id: row['id']!,
        name: row['name']!,
        category: row['category']!,
        type: row['type']!,
        process: text('process'),
        enterprise: text('enterprise'),
        credit_code: text('credit_code'),
        permit: text('permit'),
        source: text('source'),
        lon: number('lon'),
        lat: number('lat'),
        crs: text('crs'),
        start: text('start'),
        started: text('started'),
        finish: text('finish'),
        finished: text('finished'),
      };
    });
    const found = findDuplicates(rows);
    expect(found.filter(({ grade }) => grade === 'certain')).toHaveLength(8);
    expect(found.filter(({ grade }) => grade === 'likely')).toEqual([]);
  });
});
