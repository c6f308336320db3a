// Several projects on one source, day by day. S emits 1 t of NOx and of VOC a day.
import { describe, expect, it } from 'vitest';
import type { Project, Reduction } from '../../../models/portfolio.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { noxOf, outcomeOf, project, projectIn } from './small-year.ts';

/** A project per reduction of NOx, all from 1 January, acting in the order given. */
function inTurn(...reductions: readonly Reduction[]): readonly Project[] {
  return reductions.map((NOx, order) => project({ id: `P${order + 1}`, order, reduces: { NOx } }));
}

function fullYears(projects: readonly Project[], more = {}): readonly number[] {
  const outcome = outcomeOf(projects, more);
  return projects.map(({ id }) => noxOf(outcome, id).full_year / 365);
}

describe('a single project takes its part of the base', () => {
  it.each<[name: string, reduction: Reduction, uptime: number | null, part: number]>([
    ['fraction', { fraction: 0.6 }, null, 0.6],
    ['fraction at its uptime', { fraction: 0.6 }, 0.5, 0.3],
    ['a fraction that adds', { fraction: -0.1 }, null, -0.1],
    ['tonnes', { tonnes: 73 }, null, 0.2],
    ['tonnes at its uptime', { tonnes: 73 }, 0.5, 0.1],
    ['tonnes that add', { tonnes: -73 }, null, -0.2],
    ['tonnes of what is left, which is all', { tonnes: 73, basis: 'remaining' }, null, 0.2],
    ['a better control for a worse', { from: 0.6, to: 0.9 }, null, 0.75],
    ['a better control, whatever the uptime', { from: 0.6, to: 0.9 }, 0.5, 0.75],
    ['a worse control for a better', { from: 0.5, to: 0.4 }, null, -0.2],
    ['capture and removal of what was uncontrolled', { control: { capture: 0.9, removal: 0.8 } }, null, 0.72],
    ['a control, whatever the project’s uptime', { control: { capture: 0.9, removal: 0.8 } }, 0.5, 0.72],
    ['a control with its own uptime', { control: { capture: 0.9, removal: 0.8, uptime: 0.5 } }, null, 0.36],
    ['a capture that leads nowhere', { control: { capture: 0.9 } }, null, 0],
  ])('%s', (_name, NOx, uptime, part) => {
    expect(fullYears([project({ uptime, reduces: { NOx } })])[0]).toBeCloseTo(part, 12);
  });
});

describe('projects in turn take from what those before them leave', () => {
  it.each<[name: string, reductions: readonly Reduction[], parts: readonly number[]]>([
    ['fractions multiply', [{ fraction: 0.5 }, { fraction: 0.5 }], [0.5, 0.25]],
    ['tonnes are of the original base', [{ fraction: 0.5 }, { tonnes: 73 }], [0.5, 0.1]],
    ['or of what remains', [{ fraction: 0.5 }, { tonnes: 73, basis: 'remaining' }], [0.5, 0.2]],
    ['what remains caps', [{ fraction: 0.9 }, { tonnes: 73, basis: 'remaining' }], [0.9, 0.1]],
    ['nothing is left after a closure', [{ fraction: 1 }, { tonnes: 73 }, { control: { capture: 1 } }], [1, 0, 0]],
    ['what adds leaves more to take', [{ fraction: -0.2 }, { fraction: 0.5 }], [-0.2, 0.6]],
  ])('%s', (_name, reductions, parts) => {
    fullYears(inTurn(...reductions)).forEach((part, index) => expect(part).toBeCloseTo(parts[index]!, 12));
  });

  it('in the order of first counting day, then order, then id', () => {
    const half = (id: string, more: Partial<Project>): Project =>
      project({ id, reduces: { NOx: { fraction: 0.5 } }, ...more });
    const projects = [
      half('b', {}),
      half('a', {}),
      half('c', { order: -1 }),
      half('late', { order: -9, effective: '2023-02-01' }),
      half('early', { order: 9, effective: '2020-01-01' }),
    ];
    const outcome = outcomeOf(projects);
    const parts = ['early', 'c', 'a', 'b', 'late'].map((id) => noxOf(outcome, id).full_year / 365);
    parts.forEach((part, index) => expect(part).toBeCloseTo(0.5 ** (index + 1), 12));
  });
});

describe('capture and removal reinforce each other', () => {
  const control = { capture: 0.3, removal: 0.15 };
  const generated = 1000;
  const sources = [{ id: 'S', zone: 'A', base: { NOx: { tonnes: generated * (1 - 0.3 * 0.15), control } } }];

  it('together: capture .3 to .9 and removal .15 to .85 save 0.72 of what is generated', () => {
    const both = project({ reduces: { NOx: { control: { capture: 0.9, removal: 0.85 } } } });
    expect(noxOf(outcomeOf([both], { sources })).full_year).toBeCloseTo(0.72 * generated, 9);
  });

  it('in two projects the sum is the same in either order; who gets it differs', () => {
    const capture = { control: { capture: 0.9 } };
    const removal = { control: { removal: 0.85 } };
    const tonnes = (first: Reduction, second: Reduction): readonly number[] =>
      fullYears(inTurn(first, second), { sources }).map((part) => part * 365);
    const [captureFirst, thenRemoval] = tonnes(capture, removal);
    expect(captureFirst).toBeCloseTo((0.9 * 0.15 - 0.045) * generated, 9);
    expect(thenRemoval).toBeCloseTo((0.9 * 0.85 - 0.9 * 0.15) * generated, 9);
    const [removalFirst, thenCapture] = tonnes(removal, capture);
    expect(removalFirst! + thenCapture!).toBeCloseTo(0.72 * generated, 9);
  });

  it('a later replacement does not add to an earlier one', () => {
    const parts = fullYears(inTurn({ control: { capture: 0.9, removal: 0.85 } }, { control: { removal: 0.9 } }), {
      sources,
    });
    expect(parts[1]! * 365).toBeCloseTo(0.9 * 0.05 * generated, 9);
  });

  it('with the control already there at its uptime', () => {
    const running = { tonnes: 1 - 0.5 * 0.8 * 0.5, control: { capture: 0.5, removal: 0.8, uptime: 0.5 } };
    const parts = fullYears([project({ reduces: { NOx: { control: { uptime: 1 } } } })], {
      sources: [{ id: 'S', zone: 'A', base: { NOx: running } }],
    });
    expect(parts[0]! * 365).toBeCloseTo(0.5 * 0.8 * 0.5, 12);
  });
});

describe('what no base can give is capped and said', () => {
  it.each<[name: string, projects: readonly Project[], flagged: readonly string[]]>([
    ['tonnes above the base', inTurn({ tonnes: 400 }), ['P1']],
    ['tonnes of exactly the base', inTurn({ tonnes: 365 }), []],
    ['tonnes above the base even when nothing is left', inTurn({ fraction: 1 }, { tonnes: 400 }), ['P2']],
    ['remaining tonnes above what is left', inTurn({ fraction: 0.9 }, { tonnes: 73, basis: 'remaining' }), ['P2']],
    ['remaining tonnes of nothing', inTurn({ fraction: 1 }, { tonnes: 73, basis: 'remaining' }), []],
    ['remaining tonnes after all but rounding went', inTurn({ tonnes: 365 }, { tonnes: 73, basis: 'remaining' }), []],
  ])('%s', (_name, projects, flagged) => {
    const outcome = outcomeOf(projects);
    const warned = outcome.projects.filter(({ warnings }) => warnings.includes('exceeds-base')).map(({ id }) => id);
    expect(warned).toEqual(flagged);
    expect(outcome.totals.planned.NOx!.full_year).toBeLessThanOrEqual(365 + 1e-9);
  });

  it('remaining tonnes are judged in the year in which all count, though on their days enough is left', () => {
    const window = project({ id: 'P1', reduces: { NOx: { fraction: 0.9 } }, until: '2023-01-31' });
    const later = project({ id: 'P2', order: 1, reduces: { NOx: { tonnes: 73, basis: 'remaining' } } });
    const outcome = outcomeOf([window, later]);
    expect(projectIn(outcome, 'P2').warnings).toEqual(['exceeds-base']);
    expect(noxOf(outcome, 'P2').year).toBeCloseTo(31 * 0.1 + 334 * 0.2, 9);
    expect(noxOf(outcome, 'P2').full_year).toBeCloseTo(36.5, 9);
  });
});

describe('windows open and close', () => {
  it('the others take over what a finished window leaves', () => {
    const outcome = outcomeOf([
      project({ id: 'window', reduces: { NOx: { fraction: 0.5 } }, until: '2023-04-10' }),
      project({ id: 'stays', order: 1, reduces: { NOx: { fraction: 0.4 } } }),
      project({ id: 'joins', effective: '2023-07-20', reduces: { NOx: { fraction: 0.5 } } }),
    ]);
    // 100 days of all of the window, then 100 alone, then 165 with the third.
    expect(noxOf(outcome, 'window').year).toBeCloseTo(50, 9);
    expect(noxOf(outcome, 'stays').year).toBeCloseTo(100 * 0.2 + 265 * 0.4, 9);
    expect(noxOf(outcome, 'joins').year).toBeCloseTo(165 * 0.3, 9);
  });

  it('the full year has everybody in it all year', () => {
    const outcome = outcomeOf([
      project({ id: 'window', reduces: { NOx: { fraction: 0.5 } }, until: '2023-01-10' }),
      project({ id: 'summer', effective: '2023-06-01', until: '2023-08-31', reduces: { NOx: { fraction: 0.5 } } }),
    ]);
    expect(noxOf(outcome, 'window').full_year).toBeCloseTo(182.5, 9);
    expect(noxOf(outcome, 'summer').full_year).toBeCloseTo(91.25, 9);
    expect(noxOf(outcome, 'summer').year).toBeCloseTo(46, 9);
  });

  it('windows that meet count each day once', () => {
    const close = (id: string, effective: string, until: string): Project =>
      project({ id, group: 'G', effective, until });
    const outcome = outcomeOf([
      close('G#1', '2023-05-01', '2023-05-10'),
      close('G#2', '2023-05-10', '2023-05-20'),
      close('G#3', '2023-05-21', '2023-05-31'),
    ]);
    expect(outcome.totals.planned.NOx!.year).toBeCloseTo(31, 9);
    expect(noxOf(outcome, 'G#2').year).toBeCloseTo(10, 9);
  });

  it('many windows on one source are still added day by day', () => {
    const windows = Array.from({ length: 200 }, (_, index) =>
      project({ id: `W${index}`, reduces: { NOx: { fraction: 0.1 } }, until: '2023-12-30' }),
    );
    const outcome = outcomeOf(windows);
    expect(outcome.totals.planned.NOx!.year).toBeCloseTo(364 * (1 - 0.9 ** 200), 6);
  });
});

describe('a project on its own', () => {
  const unbased = (more: Partial<Project>, pollutant: Pollutant = 'SO2'): Project =>
    project({ reduces: { [pollutant]: { tonnes: 73 } }, ...more });

  it.each<[name: string, more: Partial<Project>, pollutant: Pollutant]>([
    ['without source', { source: null, zone: 'A' }, 'NOx'],
    ['whose source has no base of the pollutant', {}, 'SO2'],
    ['whose source has a base of 0 t', {}, 'NH3'],
  ])('%s is credited its own tonnes and flagged', (_name, more, pollutant) => {
    const sources = [{ id: 'S', zone: 'A', base: { NOx: { tonnes: 365 }, NH3: { tonnes: 0 } } }];
    const result = projectIn(outcomeOf([unbased({ uptime: 0.5, ...more }, pollutant)], { sources }));
    expect(result.reduces[pollutant]!.full_year).toBeCloseTo(36.5, 12);
    expect(result.reduces[pollutant]!.season).toBeCloseTo(0.1 * 153, 9);
    expect(result.warnings).toEqual(['unbased']);
  });

  it('does not stack', () => {
    const outcome = outcomeOf([unbased({ id: 'P1' }), unbased({ id: 'P2' })]);
    expect(outcome.totals.planned.SO2!.full_year).toBeCloseTo(146, 12);
  });

  it('is not capped', () => {
    expect(projectIn(outcomeOf([unbased({ reduces: { SO2: { tonnes: 1e6, basis: 'remaining' } } })])).warnings).toEqual(
      ['unbased'],
    );
  });
});

describe('what the base already knows', () => {
  const sources = [{ id: 'S', zone: 'A', base: { NOx: { tonnes: 365, as_of: '2022-12-31' }, VOC: { tonnes: 365 } } }];
  const old = project({
    id: 'old',
    effective: '2022-12-31',
    reduces: { NOx: { fraction: 0.5 }, VOC: { fraction: 0.5 } },
  });

  it('brings nothing for that pollutant and takes nothing from the others', () => {
    const outcome = outcomeOf([old, project({ id: 'new', reduces: { NOx: { fraction: 0.5 } } })], { sources });
    expect(noxOf(outcome, 'old')).toMatchObject({ full_year: 0, year: 0, season: 0 });
    expect(projectIn(outcome, 'old').reduces.VOC!.full_year).toBeCloseTo(182.5, 9);
    expect(projectIn(outcome, 'old').warnings).toEqual(['already-in-base']);
    expect(noxOf(outcome, 'new').full_year).toBeCloseTo(182.5, 9);
  });

  it('is told by the effective day, not by the first counting day', () => {
    const outcome = outcomeOf([old], { sources, counting: { months_after: 1 } });
    expect(projectIn(outcome, 'old')).toMatchObject({ first_day: '2023-01-01', warnings: ['already-in-base'] });
  });

  it('is told after the rule on past dates', () => {
    const outcome = outcomeOf([old], { sources, as_of: '2023-03-31' });
    expect(projectIn(outcome, 'old').warnings).toEqual(['past-date-not-built']);
    expect(noxOf(outcome, 'old').year).toBeCloseTo(0.5 * 275, 9);
  });
});
