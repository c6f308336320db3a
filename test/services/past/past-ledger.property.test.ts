import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Reader } from '../../../src/db/reader.ts';
import type { Database } from '../../../src/db/schema.ts';
import type { Store } from '../../../src/db/store.ts';
import { keptProjects } from '../../../src/db/deleted-projects.ts';
import { programmeOf } from '../../../src/db/programmes.ts';
import { projectsOf } from '../../../src/db/projects.ts';
import { papersOfProject } from '../../../src/db/evidence.ts';
import { sourcesOf } from '../../../src/db/sources.ts';
import { buildPast, type PastDay } from '../../../src/services/past/build-past.ts';
import { bulkEdit } from '../../../src/services/changes/bulk-edit.ts';
import { deleteProject, restoreProject } from '../../../src/services/projects/delete-project.ts';
import { fileReports } from '../../../src/services/following/file-reports.ts';
import { inputOf } from '../../../src/services/projects/input-of.ts';
import { moveProject } from '../../../src/services/life/move-project.ts';
import { handInPaper, judgePaper, voidPaper } from '../../../src/services/life/papers.ts';
import { pastLedger } from '../../../src/services/past/past-ledger.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { saveSource } from '../../../src/services/enterprises/save-source.ts';
import { addDays } from '../../../src/words/day.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity, SOURCE_BASES } from '../../db/example-city.ts';
import { COKING } from '../example-projects.ts';
import { planner } from '../lives.ts';

const DAYS = ['2023-06-20', '2023-06-22', '2023-06-25'];
const AS_OF = '2023-06-30';

const WHATS = ['enter', 'edit', 'move', 'paper', 'delete', 'restore', 'bulk', 'report', 'source'] as const;

/** How one of them is done: some days after what was done before, with one of the projects there are. */
const manner = fc.record({
  wait: fc.nat(2),
  at: fc.nat(50),
  text: fc.constantFrom('甲', '乙', '含“引号”'),
  tonnes: fc.double({ min: 0.1, max: 60, noNaN: true }),
});
type Manner = typeof manner extends fc.Arbitrary<infer One> ? One : never;
type What = (typeof WHATS)[number];

const everything = fc.tuple(
  fc.shuffledSubarray([...WHATS], { minLength: WHATS.length }),
  fc.array(manner, { minLength: WHATS.length, maxLength: WHATS.length }),
);

describeOnBothEngines('a kept ledger of a past day', (open) => {
  it('is what it would be if it were made anew, whatever was written since', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(everything, async ([acts, manners]) => {
        const store = await open();
        await fillExampleCity(store);
        let day = '2023-06-18';
        await carryOut(store, 'enter', manners[0]!, day);
        await carryOut(store, 'enter', manners[1]!, day);
        for (const [index, what] of acts.entries()) {
          day = addDays(day, manners[index]!.wait);
          await carryOut(store, what, manners[index]!, day);
          for (const asked of index === acts.length - 1 ? DAYS : [DAYS[index % DAYS.length]!]) {
            const kept = await pastLedger(store.read, { city: EXAMPLE.city, id: EXAMPLE.programme }, asked, AS_OF);
            const anew = await buildPast(store.read, pastDay(asked));
            expect(await told(kept.reader), `${what} on ${day}, asked for ${asked}`).toEqual(await told(anew.read));
          }
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });

  it('is asked for by many while others write, and all get what stands at the end', async () => {
    const store = await open();
    await fillExampleCity(store);
    const ask = async () => (await pastLedger(store.read, await currentOf(store), AS_OF, AS_OF)).reader;
    const context = at('2023-06-29');
    const save = (name: string) => store.write((trx) => saveProject(trx, context, { ...COKING, name })); // prettier-ignore
    await Promise.all(['甲厂', '乙厂', '丙厂'].flatMap((name) => [ask(), save(name), ask()]));
    const [reader] = await Promise.all([ask(), ask()]);
    const names = await reader.selectFrom('projects').select('name').orderBy('name').execute();
    expect(names.map(({ name }) => name).toSorted()).toEqual(['丙厂', '乙厂', '甲厂'].toSorted());
  });
});

const currentOf = (store: Store) => programmeOf(store.read, EXAMPLE);

function pastDay(day: string): PastDay {
  const instant = new Date(`${addDays(day, 1)}T00:00:00+08:00`).toISOString();
  return { key: EXAMPLE, day, instant, asOf: day };
}

const at = (day: string) => ({
  ...planner,
  actor: { ...planner.actor, now: new Date(`${day}T02:00:00Z`), reason: '核对后更正' },
});

const TOLD = [
  'projects',
  'measures',
  'list_texts',
  'list_rows',
  'project_figures',
  'project_steps',
  'project_moves',
  'project_following',
  'milestones',
  'evidence',
  'sources',
  'source_bases',
  'audit',
] as const satisfies readonly (keyof Database)[];

/** Every row the ledger holds, in an order of its own. */
async function told(reader: Reader): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables: [string, readonly string[]][] = [];
  for (const table of TOLD) {
    const rows: readonly object[] = await reader.selectFrom(table).selectAll().execute();
    tables.push([table, rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()]);
  }
  return Object.fromEntries(tables);
}

async function carryOut(store: Store, what: What, { at: index, text, tonnes }: Manner, day: string): Promise<void> {
  const context = at(day);
  const pick = <T>(list: readonly T[]): T | undefined => list[index % Math.max(1, list.length)];
  const living = await projectsOf(store.read, context.scope);
  const gone = (await keptProjects(store.read, EXAMPLE)).filter(({ deleted }) => deleted);
  const project = pick(living);
  const [source] = await sourcesOf(store.read, EXAMPLE, ['S1']);
  await store.write(async (trx) => {
    if (what === 'enter' || project === undefined) {
      const { kind } = await saveProject(trx, context, {
        ...COKING,
        content: text,
        start: '2023-05-01',
        step: 'reserve',
      });
      expect(kind).toBe('create');
      return;
    }
    const { id, version } = project;
    if (what === 'edit')
      await saveProject(trx, context, { ...inputOf(project), problem: text, reduces: { NOx: { tonnes } } }, version);
    if (what === 'delete') await deleteProject(trx, context, id);
    if (what === 'restore' && gone.length > 0) await restoreProject(trx, context, pick(gone)!.record.id);
    if (what === 'bulk') {
      const versions = Object.fromEntries(living.map((one) => [one.id, one.version]));
      await bulkEdit(trx, context, versions, [{ field: 'owner', op: 'set', value: text }]);
    }
    // The day of a move may lie before the day it is told.
    if (what === 'move') await moveProject(trx, context, id, { kind: 'advance', day: '2023-06-19', version });
    if (what === 'report') {
      const said = { progress: null, spent: null, problem: null, done: text, next: null, unchanged: false };
      await fileReports(trx, context, { day: addDays(day, -1), correction: null }, [{ id, version, ...said }]);
    }
    if (what === 'source') {
      const bases = SOURCE_BASES.filter((base) => base.source === 'S1').map(({ source: _, ...base }) => base);
      const stated = bases.map((base) => ({ ...base, tonnes: base.pollutant === 'NOx' ? 100 + tonnes : base.tonnes }));
      await saveSource(trx, context, { ...source!, enterprise: source!.enterprise!, bases: stated });
    }
    if (what === 'paper') {
      const paper = (await papersOfProject(trx, EXAMPLE, id))[0];
      const file = { sha256: 'a'.repeat(64), size: 9 };
      const type = { mediaType: 'application/pdf', endings: ['pdf'] };
      const judge = { ...context, actor: { ...context.actor, person: { ...context.actor.person, id: 'other' } } };
      if (paper === undefined) await handInPaper(trx, context, id, { kind: 'contract', name: '合同.pdf', file, type });
      else if (paper.state === 'handed-in') await judgePaper(trx, judge, id, paper.id, 'returned');
      else await voidPaper(trx, judge, id, paper.id);
    }
  });
}
