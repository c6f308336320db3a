import { describe, expect, it } from 'vitest';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { FAULT_CODES, type Fault, faultLine } from '../../../models/fault.ts';
import { faultText } from '../../../src/words/fault-text.ts';
import { LOCALES, readCatalogue, translator } from '../../../src/words/messages.ts';
import {
  FILE_FAULTS,
  type FaultRow,
  GONE,
  PLACE_FAULTS,
  PROJECT_FAULTS,
  SCENARIO_FAULTS,
  type Spoil,
  TARGET_FAULTS,
} from './fault-table.ts';

const FILE = 'year.json';
const WORDS = LOCALES.map(translator);

function validPortfolio(): Record<string, unknown> {
  return {
    format: 'portfolio/v1',
    year: 2023,
    season: { from: '2023-05-01', to: '2023-09-30' },
    zones: [{ id: 'A', base: { NOx: { tonnes: 10 }, VOC: { tonnes: 10 } } }, { id: 'B' }],
    targets: [
      { id: 'percent', zone: 'A', pollutant: 'VOC', season_percent: 5 },
      { id: 'line', zone: 'A', line: { a: 0.7, b: 0.02 } },
      { id: 'count', count: 2, by: '2023-12-31' },
    ],
    sources: [
      { id: 'S', zone: 'A', base: { NOx: { tonnes: 5 }, VOC: { tonnes: 5, control: { capture: 0.5 } } } },
      { id: 'T', zone: 'A' },
    ],
    projects: [
      {
        id: 'P',
        source: 'S',
        status: 'planned',
        effective: '2023-06-01',
        reduces: { NOx: { fraction: 0.5 }, VOC: { control: { capture: 0.9 } } },
        cost: { capital: 5, om: 1, life: 10, rate: 0.05 },
      },
      { id: 'Q', zone: 'A', status: 'proposed', reduces: { NOx: { tonnes: 5 } } },
    ],
    scenarios: [
      { id: 'late', changes: [{ select: { id: ['P'] }, delay_days: 30 }] },
      { id: 'child', inherits: 'late', changes: [] },
    ],
  };
}

function spoilt(...spoils: readonly Spoil[]): unknown {
  const portfolio = validPortfolio();
  for (const [path, value] of spoils) {
    const keys = path.split('.');
    const last = keys.pop()!;
    const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, portfolio);
    if (value === GONE) Reflect.deleteProperty(holder, last);
    else holder[last] = value;
  }
  return portfolio;
}

function faultsOf(json: unknown): readonly Fault[] {
  const parsed = parsePortfolio(json, FILE);
  return parsed.ok ? [] : parsed.faults;
}

const places = (faults: readonly Fault[]): readonly string[] =>
  faults.map(({ id, field, code }) => JSON.stringify([id, field, code])).sort();

describe.each<[what: string, rows: readonly FaultRow[]]>([
  ['the file', FILE_FAULTS],
  ['a zone or a source', PLACE_FAULTS],
  ['a project', PROJECT_FAULTS],
  ['a target', TARGET_FAULTS],
  ['a scenario', SCENARIO_FAULTS],
])('a fault of %s', (_what, rows) => {
  for (const [name, spoil, ...expected] of rows) {
    it(name, () => {
      const faults = faultsOf(spoilt(spoil));
      expect(places(faults)).toEqual(expected.map((place) => JSON.stringify(place)).sort());
      for (const fault of faults) {
        expect(fault.file).toBe(FILE);
        for (const t of WORDS) expect(faultText(t, fault)).not.toMatch(/[{}]|undefined/);
      }
    });
  }
});

describe('parsing', () => {
  it('finds nothing wrong with the valid portfolio', () => {
    expect(faultsOf(validPortfolio())).toEqual([]);
  });

  it('takes null for any key that may be left out', () => {
    const spoils: readonly Spoil[] = [
      ['as_of', null],
      ['counting', null],
      ['slip_days', null],
      ['projects.0.until', null],
      ['projects.0.uncertainty', null],
      ['projects.1.cost', null],
      ['targets.0.only', null],
      ['scenarios.0.inherits', null],
      ['choice', null],
    ];
    expect(faultsOf(spoilt(...spoils))).toEqual([]);
  });

  it('reports everything at once', () => {
    const rows = [
      ...FILE_FAULTS.slice(2, 3),
      ...PROJECT_FAULTS.slice(1, 2),
      ...TARGET_FAULTS.slice(0, 1),
      ...SCENARIO_FAULTS.slice(0, 1),
    ];
    const faults = faultsOf(spoilt(...rows.map(([, spoil]) => spoil)));
    expect(places(faults)).toEqual(rows.flatMap(([, , ...expected]) => expected.map((e) => JSON.stringify(e))).sort());
  });

  it.each([null, 5, 'portfolio/v1', [], true])('refuses %j, which is no portfolio', (json) => {
    expect(faultsOf(json)).toHaveLength(1);
  });

  it('is not led astray by keys every object has', () => {
    const json: unknown = JSON.parse('{"__proto__": {"year": 2023}, "constructor": 1}');
    const unknown = faultsOf(json).filter(({ code }) => code === 'unknown-key');
    expect(unknown.map(({ field }) => field).sort()).toEqual(['__proto__', 'constructor']);
  });
});

describe('a fault', () => {
  it('is one line for a log that names file, item, field and code', () => {
    const [fault] = faultsOf(spoilt(['projects.0.uptime', 1.5]));
    expect(faultLine(fault!)).toBe('year.json: P: uptime: above-maximum maximum=1');
  });

  it.each(LOCALES)('has words for every code in %s', (locale) => {
    const worded = [...readCatalogue(locale).keys()].filter((key) => key.startsWith('faults.'));
    expect(worded.sort()).toEqual(FAULT_CODES.map((code) => `faults.${code}`).sort());
  });
});
