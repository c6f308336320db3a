import { describe, expect, it } from 'vitest';
import { outcomeOf, project, projectIn } from './small-year.ts';

const zone = (more = {}) => [
  { id: 'A', regime: 'voc-limited', base: { NOx: { tonnes: 3650 }, VOC: { tonnes: 7300 } }, ...more },
];
const cuts = (nox: number, voc: number, more = {}) =>
  project({ reduces: { NOx: { tonnes: nox }, VOC: { tonnes: voc } }, ...more });

describe('a VOC-limited zone that cuts more of its NOx than of its VOC', () => {
  const warned = (one: ReturnType<typeof cuts>, zones: unknown = zone()): boolean =>
    outcomeOf([one], { zones }).warnings.some(({ code, zone: id }) => code === 'nox-only' && id === 'A');

  it.each([
    ['more of NOx', warned(cuts(100, 150)), true],
    ['as much of both', warned(cuts(100, 200)), false],
    ['more of VOC', warned(cuts(100, 250)), false],
    ['only in the pool', warned(cuts(100, 0, { status: 'proposed' })), false],
    ['only outside the season', warned(cuts(100, 0, { until: '2023-04-30' })), false],
    ['in another regime', warned(cuts(100, 0), zone({ regime: 'nox-limited' })), false],
    ['without regime', warned(cuts(100, 0), zone({ regime: null })), false],
    ['without a VOC inventory', warned(cuts(100, 0), zone({ base: { NOx: { tonnes: 3650 } } })), false],
    [
      'with a VOC inventory of 0 t',
      warned(cuts(100, 0), zone({ base: { NOx: { tonnes: 1 }, VOC: { tonnes: 0 } } })),
      false,
    ],
  ])('%s', (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe('warnings travel with the outcome', () => {
  const late = project({ id: 'late', effective: '2023-03-01', reduces: { NOx: { tonnes: 400 }, SO2: { tonnes: 1 } } });

  it('as codes at the project, each once and in one order', () => {
    const outcome = outcomeOf([{ ...late, reduces: { ...late.reduces, NH3: { tonnes: 1 } } }], { as_of: '2023-06-30' });
    expect(projectIn(outcome, 'late').warnings).toEqual(['exceeds-base', 'unbased', 'past-date-not-built']);
  });

  it('as a list with project and pollutant, by project id', () => {
    const outcome = outcomeOf([late, project({ id: 'early', effective: null })]);
    expect(outcome.warnings).toEqual([
      { code: 'no-effective-date', project: 'early' },
      { code: 'exceeds-base', pollutant: 'NOx', project: 'late' },
      { code: 'unbased', pollutant: 'SO2', project: 'late' },
    ]);
  });

  it('but not for what is in no book', () => {
    const scenarios = [{ id: 's', changes: [{ select: {}, exclude: true }] }];
    expect(outcomeOf([late], { scenarios }, 's').warnings).toEqual([]);
  });
});
