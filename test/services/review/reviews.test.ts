import { describe, expect, test } from 'vitest';
import { NO_NOTES } from '../../../src/catalogue/review/subject.ts';
import { auditPage } from '../../../src/db/audit.ts';
import { duplicateAnswersOf } from '../../../src/db/duplicate-answers.ts';
import { figuresOf } from '../../../src/db/figures.ts';
import { findProject } from '../../../src/db/projects.ts';
import { programmeOf } from '../../../src/db/programmes.ts';
import { NotFound } from '../../../src/errors.ts';
import { answerDuplicate } from '../../../src/services/review/answer-duplicate.ts';
import { duplicatesIn } from '../../../src/services/review/duplicate-pairs.ts';
import { reviewProjects } from '../../../src/services/review/review-projects.ts';
import { saveReviewNotes } from '../../../src/services/review/save-review-notes.ts';
import { sourceCredits } from '../../../src/services/review/source-credits.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

const DISTRICT = { ...PLANNER, scope: { ...PLANNER.scope, district: '370212' } };

describeOnBothEngines('reviews', (open) => {
  test('rehearse with the neighbours on the source, the notes and the credited figures', async () => {
    const store = await open();
    await fillExampleCity(store);
    const first = await saved(store, { ...COKING, run: '2023-07-02' });
    const second = await saved(store, { ...COKING, name: '示例焦化厂脱硝提标二期' });
    const codes = async (id: string) =>
      (await reviewProjects(store.read, PLANNER.scope, PLANNER.asOf, [id]))[0]!.findings.map(({ code }) => code);
    expect(await codes(first.id)).toEqual(['R02', 'R04']);
    expect(await codes(second.id)).toEqual(['R02', 'R04', 'R07']);

    const notes = { ...NO_NOTES, required_anyway: true, load: 60 };
    expect(await store.write((trx) => saveReviewNotes(trx, PLANNER, first.id, notes, 0))).toBe('saved');
    expect(await codes(first.id)).toEqual(['R02', 'R03', 'R04', 'R11']);
    expect(await store.write((trx) => saveReviewNotes(trx, PLANNER, first.id, NO_NOTES, 0))).toBe('stale');
    expect(await store.write((trx) => saveReviewNotes(trx, PLANNER, first.id, notes, 1))).toBe('unchanged');
    await expect(store.write((trx) => saveReviewNotes(trx, DISTRICT, first.id, notes, 1))).rejects.toThrow(NotFound);
    const [event] = await auditPage(
      store.read,
      { city: EXAMPLE.city, district: null, entity: 'review-notes' },
      { limit: 9, offset: 0 },
    );
    expect(JSON.parse(event!.changes)).toEqual([
      { field: 'load', from: null, to: 60 },
      { field: 'required_anyway', from: null, to: true },
    ]);

    const nox = (await sourceCredits(store.read, EXAMPLE, 'S1')).find(({ pollutant }) => pollutant === 'NOx')!;
    expect(nox.lines.map(({ record, credited }) => [record.id, credited])).toEqual([
      [first.id, 60],
      [second.id, 30],
    ]);
    expect(nox.left).toBeCloseTo(30, 9);
  });

  test('a pair is answered once: two projects stay two, merged ones count once and keep their history', async () => {
    const store = await open();
    await fillExampleCity(store);
    const code = { credit_code: '91370211MA3C00011M' };
    const [a, b, c] = [
      await saved(store, { ...COKING, ...code }),
      await saved(store, { ...COKING, ...code }),
      await saved(store, { ...COKING, ...code, source: null, zone: 'A', reduces: { NOx: { tonnes: 3 } } }),
    ];
    const pairs = async () => {
      const { open: waiting } = await duplicatesIn(store.read, await programmeOf(store.read, EXAMPLE), PLANNER.scope);
      return waiting.map(({ first, second, grade }) => [first, second, grade]);
    };
    expect(await pairs()).toEqual([
      [a.id, b.id, 'certain'],
      [a.id, c.id, 'likely'],
      [b.id, c.id, 'likely'],
    ]);

    const answer = (keep: string, other: string, said: 'different' | 'merged' | 'replaces', context = PLANNER) =>
      store.write((trx) => answerDuplicate(trx, context, { keep, other, answer: said }));
    expect(await answer(a.id, c.id, 'different')).toEqual({ kind: 'answered' });
    expect(await answer(a.id, b.id, 'merged')).toEqual({ kind: 'answered' });
    expect(await pairs()).toEqual([]);
    expect((await findProject(store.read, PLANNER.scope, b.id))?.merged_into).toBe(a.id);
    const figures = new Map((await figuresOf(store.read, EXAMPLE)).map((row) => [row.project, row.full_year_nox]));
    expect([figures.get(a.id), figures.get(b.id), figures.get(c.id)]).toEqual([60, 0, 3]);

    expect(await answer(b.id, c.id, 'merged')).toMatchObject({ kind: 'invalid' });
    expect(await answer(c.id, b.id, 'merged')).toMatchObject({ kind: 'invalid' });
    await expect(answer(a.id, c.id, 'merged', DISTRICT)).rejects.toThrow(NotFound);
    expect((await duplicateAnswersOf(store.read, EXAMPLE)).map(({ answer: said }) => said)).toEqual([
      'merged',
      'different',
    ]);
    expect(await answer(a.id, c.id, 'replaces')).toEqual({ kind: 'answered' });
    expect((await findProject(store.read, PLANNER.scope, a.id))?.replaces).toBe(c.id);
  });
});

describe('shares above the table', () => {
  test('cut what the table does not give: a semi-closed hood of 90 % counts as 65 %', async () => {
    const { cappedShares } = await import('../../../src/services/review/capped-shares.ts');
    const inputs = {
      amount: 1000,
      voc_factor: 10,
      capture_before: 0.3,
      removal_before: 0.5,
      capture_after: 0.9,
      removal_after: 0.5,
    };
    const measures = [{ method: 'voc-abatement-upgrade', inputs, basis: 'original' as const }];
    const { capture, uptime } = await cappedShares(
      { measures, process: '集气罩改为半密闭罩（含排气柜）', content: null },
      '2023-06-30',
    );
    // Captured after less before: (0.90 − 0.30) against (0.65 − 0.30).
    expect(capture).toMatchObject({ stated: 0.9, table: 0.65 });
    expect(capture!.share).toBeCloseTo(1 - 0.35 / 0.6, 9);
    expect(uptime).toBeNull();
    const enclosed = await cappedShares(
      { measures, process: '集气罩改为密闭空间负压收集', content: null },
      '2023-06-30',
    );
    expect(enclosed.capture).toBeNull();
  });
});
