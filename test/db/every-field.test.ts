import { beforeAll, expect, it } from 'vitest';
import { LIST_FIELDS, type Field } from '../../src/catalogue/fields.ts';
import { parseListQuery } from '../../src/catalogue/filter.ts';
import { family, operatorsOf, type Operator } from '../../src/catalogue/filter-values.ts';
import { filterSentence } from '../../src/catalogue/filter-sentence.ts';
import { listRows, matchingIds } from '../../src/db/project-list.ts';
import type { Store } from '../../src/db/store.ts';
import { refreshFigures } from '../../src/services/figures/refresh-figures.ts';
import { saveProjects } from '../../src/services/projects/save-project.ts';
import { translator } from '../../src/words/messages.ts';
import { COKING, PLANNER } from '../services/example-projects.ts';
import { describeOnBothEngines } from './both-engines.ts';
import { EXAMPLE, fillExampleCity } from './example-city.ts';

const CONTEXT = { today: '2023-06-30', me: { district: '370212', displayName: '示例甲' } };

/** Something a person may type for each operator of each kind of field, awkward where it can be. */
function typed(field: Field, op: Operator): string {
  if (op === 'empty' || op === 'mine' || op === 'overdue' || field.kind === 'flag') return '1';
  if (op === 'in') return 'week';
  if (op === 'next') return '30';
  const kind = family(field.kind);
  if (kind === 'day') return op === 'between' ? '2023-01-01..2023-12-31' : '2023-06-30';
  if (kind === 'number') return op === 'between' ? '-1.5..99.75' : '1.5';
  return `50%_"*('`;
}

describeOnBothEngines('every field of the record', (open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await store.write(async (trx) => {
      await saveProjects(trx, PLANNER, [{ input: COKING }, { input: { ...COKING, name: '示例二', tags: ['急'] } }]);
      await refreshFigures(trx, EXAMPLE, CONTEXT.today);
    });
  });

  it('complaint 11: filters with every operator of its type, each said in words, yes and no together naming every project', async () => {
    const t = translator('zh-CN');
    const all = await matchingIds(
      store.read,
      PLANNER.scope,
      parseListQuery(new URLSearchParams(), 2023).filter,
      CONTEXT,
    );
    expect(all).toHaveLength(2);
    for (const field of LIST_FIELDS)
      for (const op of operatorsOf(field)) {
        const ask = async (key: string, value: string) => {
          const { filter, ignored } = parseListQuery(new URLSearchParams({ [key]: value }), 2023);
          expect(ignored).toEqual([]);
          const sentence = filterSentence(filter, { t, option: (_field, id) => id, day: (day) => day });
          expect(sentence).toContain(t(`fields.${field.key}`));
          return matchingIds(store.read, PLANNER.scope, filter, CONTEXT);
        };
        const key = `${field.key}.${op}`;
        const found = await ask(op === 'any' ? field.key : key, typed(field, op));
        if (op === 'empty' || op === 'overdue' || op === 'mine')
          expect([...found, ...(await ask(key, '0'))].sort()).toEqual(all);
        if (op === 'any') expect([...found, ...(await ask(`${field.key}.not`, typed(field, op)))].sort()).toEqual(all);
        if (op === 'has')
          expect([...found, ...(await ask(`${field.key}.hasnt`, typed(field, op)))].sort()).toEqual(all);
      }
  });

  it('complaint 11: orders the list in both directions and loses no row', async () => {
    for (const { key } of LIST_FIELDS)
      for (const term of [key, `-${key}`]) {
        const { filter, sort } = parseListQuery(new URLSearchParams({ sort: term }), 2023);
        expect(sort).toHaveLength(1);
        expect(await listRows(store.read, PLANNER.scope, filter, sort, CONTEXT)).toHaveLength(2);
      }
  });
});
