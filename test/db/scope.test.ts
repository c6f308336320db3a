import { beforeAll, describe, expect, it } from 'vitest';
import type { Person, Role } from '../../src/catalogue/roles.ts';
import { ROLES } from '../../src/catalogue/roles.ts';
import { findProject, projectsOf } from '../../src/db/projects.ts';
import { scopeOf } from '../../src/db/scope.ts';
import type { Store } from '../../src/db/store.ts';
import { COKING, PLANNER, saved } from '../services/example-projects.ts';
import { describeOnBothEngines } from './both-engines.ts';
import { EXAMPLE, fillExampleCity, PROGRAMME } from './example-city.ts';

const person = (role: Role, district: string | null): Person => ({
  id: 'U',
  name: 'u',
  displayName: 'u',
  role,
  district,
});
const KEY = { city: EXAMPLE.city, id: EXAMPLE.programme };

describe('the scope of a person', () => {
  it.each(ROLES.filter((role) => role !== 'district'))('is the whole city for %s', (role) => {
    expect(scopeOf(KEY, person(role, null))).toEqual({ ...EXAMPLE, district: null });
  });

  it('is the own district for district, and nothing at all when the account has none', () => {
    expect(scopeOf(KEY, person('district', '370211')).district).toBe('370211');
    expect(scopeOf(KEY, person('district', null)).district).toBe('');
  });
});

describeOnBothEngines('queries over projects', (open) => {
  let store: Store;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    const laoshan = { ...COKING, district: '370212', source: null, zone: 'B', reduces: { NOx: { tonnes: 1 } } };
    ids['370211'] = (await saved(store, COKING)).id;
    ids['370212'] = (await saved(store, laoshan)).id;
    await store.write(async (trx) => {
      await trx
        .insertInto('programmes')
        .values({ ...PROGRAMME, id: '2024', year: 2024 })
        .execute();
    });
  });

  it('see the own district only, by list, by number and by source', async () => {
    for (const district of ['370211', '370212']) {
      const scope = { ...EXAMPLE, district };
      const other = district === '370211' ? '370212' : '370211';
      expect((await projectsOf(store.read, scope)).map((record) => record.id)).toEqual([ids[district]]);
      expect(await findProject(store.read, scope, ids[other]!)).toBeUndefined();
      const bySource = await projectsOf(store.read, scope, { sources: ['S1', 'S2', 'S3'] });
      expect(bySource.every((record) => record.district === district)).toBe(true);
    }
  });

  it('see nothing of another programme or city, nor for an account without district', async () => {
    expect(await projectsOf(store.read, PLANNER.scope)).toHaveLength(2);
    expect(await projectsOf(store.read, { ...PLANNER.scope, programme: '2024' })).toEqual([]);
    expect(await projectsOf(store.read, { ...PLANNER.scope, city: '370100' })).toEqual([]);
    expect(await projectsOf(store.read, { ...PLANNER.scope, district: '' })).toEqual([]);
  });
});
