import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../models/engine/evaluate.ts';
import { withAssumptions } from '../../models/engine/assumptions.ts';
import { parsePortfolio } from '../../models/engine/parse-portfolio.ts';
import type { Portfolio, Project } from '../../models/portfolio.ts';
import { addDays } from '../../models/calendar.ts';
import { presetContent, type Preset, type PresetFacts } from '../../src/catalogue/scenario-presets.ts';
import { trackRecord } from '../../src/catalogue/track-record.ts';

const AS_OF = '2023-06-30';

const project = (id: string, other: Partial<Project>): Project => ({
  id,
  group: id,
  zone: 'A',
  category: 'industry',
  type: 'other',
  status: 'building',
  effective: '2023-07-15',
  reduces: { NOx: { tonnes: 365 }, VOC: { tonnes: 730 } },
  ...other,
});

const PORTFOLIO: Portfolio = {
  format: 'portfolio/v1',
  year: 2023,
  as_of: AS_OF,
  season: { from: '2023-05-01', to: '2023-09-30' },
  slip_days: { 'ule-coking': 30, other: 10 },
  zones: [{ id: 'A' }],
  projects: [
    project('coking', { type: 'ule-coking', effective: '2023-07-01' }),
    project('coked', { type: 'ule-coking', status: 'built', effective: '2023-06-01' }),
    project('grinding', {
      type: 'ule-grinding',
      status: 'planned',
      effective: '2023-10-20',
      reduces: { PM10: { tonnes: 365 } },
    }),
    project('ground', {
      type: 'ule-grinding',
      status: 'verified',
      effective: '2023-06-10',
      reduces: { PM10: { tonnes: 365 } },
    }),
    project('parked', {}),
    project('late', { effective: '2023-08-01' }),
    project('overdue', { effective: '2023-06-01' }),
    project('done', { status: 'verified', effective: '2023-03-01' }),
  ],
};

const FACTS: PresetFacts = {
  portfolio: PORTFOLIO,
  asOf: AS_OF,
  latePlans: [{ id: 'late', days: 14 }],
  records: new Map(),
  inParks: ['parked'],
};

/** A preset run by the engine, as its scenario would be. */
function run(preset: Preset, facts: PresetFacts = FACTS) {
  const content = presetContent(preset, facts)!;
  const scenarios = [{ id: 'S', changes: [...content.changes] }];
  const parsed = parsePortfolio({ ...withAssumptions(facts.portfolio, content.assumptions), scenarios }, 'preset');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const outcome = evaluate(parsed.portfolio, 'S');
  const of = (id: string) => outcome.projects.find((one) => one.id === id)!;
  return { outcome, content, of };
}

const STANDS = evaluate(PORTFOLIO);
const stands = (id: string) => STANDS.projects.find((one) => one.id === id)!;

describe('ready-made scenarios', () => {
  it('all on time: late plans go back, what is overdue counts from tomorrow', () => {
    const { of } = run('on-time');
    expect(of('late').first_day).toBe('2023-07-18');
    expect(stands('overdue').first_day).toBe('2023-07-11');
    expect(of('overdue').first_day).toBe('2023-07-01');
    expect(of('done')).toEqual(stands('done'));
  });

  it('coking slips 90 days: what is built does not', () => {
    const { of } = run('coking-slips');
    expect(of('coking').first_day).toBe('2023-09-29');
    expect(of('coking').reduces.NOx!.season).toBeCloseTo(2, 9);
    expect(of('coked')).toEqual(stands('coked'));
    expect(of('late')).toEqual(stands('late'));
  });

  it('every grinding station before the season: all of the season counts, in PM10, also those built late', () => {
    const { of, outcome } = run('grinding-before-season');
    for (const id of ['grinding', 'ground']) expect(of(id).reduces.PM10!.season).toBeCloseTo(153, 9);
    expect(outcome.totals.planned.PM10!.season).toBeCloseTo(306, 9);
    expect(outcome.totals.verified.PM10!.season).toBeCloseTo(153, 9);
  });

  it('the first day of the season counts under every rule of counting and before the season as well as in it', () => {
    const rule = fc.oneof(fc.constant('day' as const), fc.record({ months_after: fc.integer({ min: 0, max: 14 }) }));
    const asOf = fc.integer({ min: -60, max: 200 }).map((days) => addDays('2023-04-01', days));
    fc.assert(
      fc.property(rule, asOf, fc.constantFrom('2023-05-01', '2023-04-15'), (counting, day, from) => {
        const portfolio = { ...PORTFOLIO, as_of: day, counting, season: { from, to: '2023-09-30' } };
        const { of } = run('grinding-before-season', { ...FACTS, portfolio, asOf: day });
        for (const id of ['grinding', 'ground']) expect(of(id).first_day! <= from).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('VOC of parks +20%: that pollutant of those projects and nothing else', () => {
    const { of } = run('park-voc');
    expect(of('parked').reduces.VOC!.season).toBeCloseTo(stands('parked').reduces.VOC!.season * 1.2, 9);
    expect(of('parked').reduces.NOx).toEqual(stands('parked').reduces.NOx);
    expect(of('late')).toEqual(stands('late'));
  });

  it('strict verification only: the plan is then what is verified', () => {
    const { outcome } = run('verified-only');
    expect(outcome.totals.planned).toEqual(STANDS.totals.verified);
  });

  it('as history suggests: a type is late by its mean slip, its spread lies around that day, the failed share is kept', () => {
    const promises = [0, 0, 0, 0, 0, 20, 30, 40, 54].map((days) => ({
      planFinish: '2023-03-01',
      finished: addDays('2023-03-01', days),
      cancelled: false,
    }));
    const record = trackRecord([...promises, { planFinish: '2023-03-01', finished: null, cancelled: true }], AS_OF);
    const { of, content } = run('history', { ...FACTS, records: new Map([['other', record]]) });
    expect(of('late').first_day).toBe('2023-08-17');
    expect(of('coking').first_day).toBe('2023-07-01');
    const odds = content.assumptions.uncertainty_defaults!['other']!;
    expect(odds.fail).toBe(0.1);
    expect(odds.delay_days).toMatchObject({ dist: 'triangular', mode: -16 });
  });

  it('what a programme has nothing of is not offered', () => {
    const empty = { ...FACTS, portfolio: { ...PORTFOLIO, projects: [] }, latePlans: [], inParks: [] };
    for (const preset of [
      'on-time',
      'history',
      'coking-slips',
      'grinding-before-season',
      'park-voc',
      'verified-only',
    ] as const)
      expect(presetContent(preset, empty)).toBeNull();
  });
});
