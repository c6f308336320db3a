import { beforeAll, describe, expect, it } from 'vitest';
import { checklistOf, dossierOf, type PaperOnFile } from '../../src/catalogue/dossier.ts';
import { currentProgramme } from '../../src/db/programmes.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import type { Store } from '../../src/db/store.ts';
import { leagueOf } from '../../src/services/following/league.ts';
import { expectedSums, reviewProjects, type Review } from '../../src/services/review/review-projects.ts';
import { openSample } from '../db/prepared-database.ts';
import { by, sampleTable } from './sample.ts';

const projects = sampleTable('projects.csv');
const evidence = sampleTable('evidence.csv');
const papers = by(evidence, (row) => row['project']!);
const dossier = (row: (typeof projects)[number]) =>
  dossierOf(
    { step: row['step']!, checklist: checklistOf(row['type']!) },
    (papers.get(row['id']!) ?? []).map(({ kind, state }) => ({ kind: kind!, state: state as PaperOnFile['state'] })),
  );

describe('the papers of the sample', () => {
  it('are complete and accepted for what was accepted or closed, but for rows without any', () => {
    const signed = projects.filter(({ step, id }) => ['accepted', 'closed'].includes(step!) && papers.has(id!));
    expect(signed.length).toBeGreaterThan(150);
    expect(signed.filter((row) => dossier(row).missing.length > 0).map(({ id }) => id)).toEqual([]);
  });

  it('were handed in after the works began, and judged by somebody else, up to the as-of day', () => {
    const begun = new Map(projects.map(({ id, started }) => [id!, started!]));
    const wrong = evidence.filter(
      ({ project, uploaded, judged_at: judged, uploaded_by: by_, judged_by: judge, state }) => {
        const inTime = uploaded!.slice(0, 10) >= begun.get(project!)! && uploaded! < '2023-07-01';
        const isJudged = judged !== '' && judged! >= uploaded!.slice(0, 10) && judged! < '2023-07-01' && judge !== by_;
        return !inTime || (state === 'handed-in' ? judged !== '' : !isJudged);
      },
    );
    expect(wrong).toEqual([]);
    expect(evidence.every(({ name }) => name!.startsWith('示例'))).toBe(true);
    expect(evidence.every(({ state, judged_reason: reason }) => (state === 'returned') === (reason !== ''))).toBe(true);
  });

  describe('in the ledger', () => {
    let store: Store;
    let done: readonly Review[];

    beforeAll(async () => {
      store = await openSample();
      const programme = (await currentProgramme(store.read, '370200'))!;
      const all = await reviewProjects(store.read, wholeProgramme(programme), programme.as_of!);
      done = all.filter(({ record: { counted, status } }) => counted !== null && /built|verified/.test(status));
      return () => store.close();
    });

    it('let most tonnes pass a review, and leave a minority at risk', () => {
      for (const pollutant of ['NOx', 'VOC'] as const) {
        const { claimed, safe } = expectedSums(done, pollutant);
        expect([pollutant, safe / claimed]).toEqual([
          pollutant,
          expect.toSatisfy((share) => share > 0.5 && share < 0.8),
        ]);
        const ran = done.filter(({ findings }) => findings.every(({ why }) => why !== 'not-a-month'));
        const old = expectedSums(ran, pollutant);
        expect([pollutant, old.safe / old.claimed]).toEqual([
          pollutant,
          expect.toSatisfy((share) => share > 0.8 && share < 0.97),
        ]);
      }
    });

    it('make districts differ, none perfect and none without any', async () => {
      const programme = (await currentProgramme(store.read, '370200'))!;
      const codes = sampleTable('districts.csv').map(({ code }) => code!);
      const league = await leagueOf(store.read, programme, codes, programme.as_of!);
      const scores = league.map(({ completeness }) => completeness!);
      expect(Math.max(...scores) - Math.min(...scores)).toBeGreaterThan(10);
      expect(scores.every((score) => score > 50 && score < 95)).toBe(true);
    });

    it('leave the warning of missing evidence at the forty rows without papers and the few whose only ones were sent back', async () => {
      const rows = await store.read.selectFrom('project_figures').select(['project', 'warnings']).execute();
      const warned = rows.filter(({ warnings }) => warnings.includes('no-evidence')).map(({ project }) => project);
      const bare = projects.filter(({ id, status, step }) => {
        const isDone = ['finished', 'self-checked', 'checked', 'accepted', 'published', 'closed'].includes(step!);
        return isDone && status !== 'cancelled' && (papers.get(id!) ?? []).every(({ state }) => state === 'returned');
      });
      expect(warned.sort()).toEqual(bare.map(({ id }) => id));
      expect(warned.filter((id) => !papers.has(id))).toHaveLength(40);
    });
  });
});
