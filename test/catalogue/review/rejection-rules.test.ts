import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../src/catalogue/review/rejection-rules.ts';
import { NO_NOTES, type ReviewNotes, type ReviewSubject } from '../../../src/catalogue/review/subject.ts';
import type { DossierItem } from '../../../src/catalogue/dossier.ts';
import { subject } from './example-subject.ts';

const missing = (kind: DossierItem['kind']): DossierItem => ({
  kind,
  due: 'finished',
  weight: 1,
  state: 'missing',
  isDue: true,
});
const notes = (change: Partial<ReviewNotes>): Partial<ReviewSubject> => ({ notes: { ...NO_NOTES, ...change } });
const neighbour = (type: string, status: 'built' | 'cancelled' = 'built', id = 'QD-2023-0001-6') => ({
  neighbours: [{ id, type, status }],
});
const capped = { factor: 'f', stated: 0.9, table: 0.65, share: 0.4 };

describe('a review', () => {
  it('finds nothing at a project with nothing wrong', () => {
    expect(rehearse(subject())).toEqual([]);
  });

  it.each(['cancelled', 'proposed'] as const)('does not look at a project that is %s', (status) => {
    expect(rehearse(subject({ base: null }, { status }))).toEqual([]);
  });

  it.each<[string, Partial<ReviewSubject>, Partial<ReviewSubject['record']>, string, unknown]>([
    ['without a source', { base: null }, {}, 'R01 no-source', 1],
    ['on a source without a base', { base: { NOx: 5 } }, {}, 'R01 no-base', 1],
    ['not yet built', {}, { status: 'building' }, 'R02 not-built', 'withheld'],
    ['without a stable-run day', {}, { effective: null }, 'R02 no-stable-day', 'withheld'],
    ['stable for 29 days', {}, { effective: '2023-06-01' }, 'R02 not-a-month', 'withheld'],
    ['without an acceptance', { missing: [missing('acceptance')] }, {}, 'R02 no-acceptance', 'withheld'],
    ['measured without CMA', notes({ cma: false }), {}, 'R03 no-cma', 'withheld'],
    ['measured at 74 %', notes({ load: 74 }), {}, 'R03 low-load', 'withheld'],
    ['with typed tonnes', {}, { measures: [] }, 'R04 no-method', 'open'],
    ['with a stale factor', { warnings: ['stale-factor'] }, {}, 'R04 stale-factor', 'open'],
    ['with too high a capture', { capture: capped }, {}, 'R05 capture', 0.4],
    ['with a simple technique', { removal: capped }, {}, 'R06 removal', 0.4],
    ['beside a closure', neighbour('closure'), {}, 'R07 closure', 1],
    ['entered again', neighbour('voc-endpipe'), {}, 'R07 twin', 1],
    ['claiming 10 t of a base of 8', { base: { VOC: 8 } }, {}, 'R08 above-base', 0.2],
    ['whose output fell by a quarter', notes({ output_before: 100, output_after: 75 }), {}, 'R09 output', 0.25],
    ['whose output rose', notes({ output_before: 100, output_after: 120 }), {}, 'R09 output', 'open'],
    ['that must be anyway', notes({ required_anyway: true }), {}, 'R11 required-anyway', 1],
    ['without a report', { missing: [missing('monitoring')] }, {}, 'R12 papers', 'withheld'],
    ['with pages missing', notes({ papers_whole: false }), {}, 'R12 pages', 'withheld'],
    ['without a record of its time in service', { uptime: capped }, {}, 'R13 uptime', 0.4],
    ['whose permit was not changed', { missing: [missing('permit')] }, {}, 'R14 permit', 'withheld'],
    ['recognised last year', notes({ recognised_before: true }), {}, 'R15 recognised-before', 1],
    ['already in the base', { warnings: ['already-in-base'] }, {}, 'R15 already-in-base', 1],
  ])('of a project %s', (_, change, record, expected, effect) => {
    const found = rehearse(subject(change, record));
    expect(found.map(({ code, why }) => `${code} ${why}`)).toEqual([expected]);
    const [{ effect: is } = { effect: undefined }] = found;
    if (typeof effect === 'number') {
      expect(is).toMatchObject({ kind: 'cut' });
      expect((is as { share: number }).share).toBeCloseTo(effect, 12);
    } else expect(is).toEqual({ kind: effect });
  });

  it.each<[string, Partial<ReviewSubject>, Partial<ReviewSubject['record']>]>([
    ['a load of exactly 75 %', notes({ load: 75 }), {}],
    ['thirty days of stable running', {}, { effective: '2023-05-31' }],
    ['a cancelled closure beside it', neighbour('closure', 'cancelled'), {}],
    ['a later twin: the later one loses', neighbour('voc-endpipe', 'built', 'QD-2023-0003-3'), {}],
    ['a power record for its time in service', { uptime: capped, onFile: new Set(['power']) }, {}],
    ['an output that was adjusted', notes({ output_before: 9, output_after: 1, output_adjusted: true }), {}],
    ['no permit to change', { missing: [missing('permit')] }, { permit: null }],
    ['dust without a source', { base: null }, { category: 'dust', type: 'dust-site', source: null }],
  ])('lets %s pass', (_, change, record) => {
    expect(rehearse(subject(change, record))).toEqual([]);
  });

  it('asks for the new fuel of a switch whose method does not subtract it, and believes the note', () => {
    const record = {
      type: 'furnace-fuel',
      measures: [{ method: 'denox-upgrade', inputs: {}, basis: 'original' as const }],
    };
    expect(rehearse(subject({}, record)).map(({ code }) => code)).toEqual(['R10']);
    expect(rehearse(subject(notes({ new_source_counted: true }), record))).toEqual([]);
    const subtracting = { ...record, measures: [{ method: 'coal-to-gas', inputs: {}, basis: 'original' as const }] };
    expect(rehearse(subject({}, subtracting))).toEqual([]);
    expect(rehearse(subject(notes({ new_source_counted: false }), subtracting))).toHaveLength(1);
  });
});
