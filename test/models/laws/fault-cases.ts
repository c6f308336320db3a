// One mistake each: what is spoilt in the small portfolio, and the id and field the fault must name.
import type { Row, SmallPortfolio } from './small-portfolio.ts';

type Spoil = (portfolio: SmallPortfolio) => void;
/** What is wrong, id of the row at fault, a key its field names, and the hand that spoils it. */
export type FaultCase = readonly [name: string, id: string, field: string, spoil: Spoil];

const uniform = (total: number): number[] => Array.from({ length: 12 }, () => total / 12);
const project =
  (more: Row): Spoil =>
  ({ projects: [first] }) =>
    Object.assign(first, more);
const reduces = (reduction: Row): Spoil => project({ reduces: { NOx: reduction } });
const source =
  (more: Row): Spoil =>
  ({ sources: [only] }) =>
    Object.assign(only, more);
const change =
  (more: Row): Spoil =>
  ({ scenarios: [late] }) =>
    (late.changes = [{ select: {}, ...more }]);
const percent =
  (more: Row): Spoil =>
  ({ targets: [first] }) =>
    Object.assign(first, more);
const line =
  (more: Row): Spoil =>
  ({ targets: [, second] }) =>
    Object.assign(second, more);
const frame =
  (more: Row): Spoil =>
  (portfolio) =>
    Object.assign(portfolio, more);

export const FAULT_CASES: readonly FaultCase[] = [
  ['a season that ends before it begins', '', 'season', frame({ season: { from: '2023-05-02', to: '2023-05-01' } })],
  [
    'a season that begins before the programme year',
    '',
    'season',
    frame({ season: { from: '2022-12-31', to: '2023-05-01' } }),
  ],
  [
    'a season that begins after the programme year',
    '',
    'season',
    frame({ season: { from: '2024-01-01', to: '2024-05-01' } }),
  ],
  ['a season of 367 days', '', 'season', frame({ season: { from: '2023-05-01', to: '2024-05-01' } })],
  ['a season that ends two years on', '', 'season', frame({ season: { from: '2023-05-01', to: '2025-01-01' } })],
  ['a day that is in no calendar', '', 'as_of', frame({ as_of: '2023-02-29' })],
  ['a month too few in the counting rule', '', 'counting', frame({ counting: { months_after: -1 } })],
  ['a negative slip', '', 'slip_days', frame({ slip_days: { boiler: -1 } })],
  ['another format', '', 'format', frame({ format: 'portfolio/v2' })],
  [
    'a control in a zone base',
    'A',
    'control',
    ({ zones: [a] }) => (a.base = { NOx: { tonnes: 9, control: { capture: 0.5 } } }),
  ],
  ['a negative zone base', 'A', 'tonnes', ({ zones: [a] }) => (a.base = { NOx: { tonnes: -9 }, VOC: { tonnes: 1 } })],
  [
    'an unknown pollutant in a zone base',
    'A',
    'base',
    ({ zones: [a] }) => Object.assign(a.base as Row, { CO: { tonnes: 1 } }),
  ],
  ['a source in an unknown zone', 'S', 'zone', source({ zone: 'C' })],
  ['a negative base', 'S', 'tonnes', source({ base: { NOx: { tonnes: -1 } } })],
  [
    'a profile of eleven months',
    'S',
    'profile',
    source({ base: { NOx: { tonnes: 1, profile: uniform(1).slice(1) } } }),
  ],
  [
    'a profile that sums to 1.00001',
    'S',
    'profile',
    source({ base: { NOx: { tonnes: 1, profile: uniform(1.00001) } } }),
  ],
  [
    'a profile with a negative month',
    'S',
    'profile',
    source({ base: { NOx: { tonnes: 1, profile: [-1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] } } }),
  ],
  [
    'a control that lets nothing out',
    'S',
    'control',
    source({ base: { NOx: { tonnes: 1, control: { capture: 1, removal: 1 } } } }),
  ],
  ['a capture above 1', 'S', 'capture', source({ base: { NOx: { tonnes: 1, control: { capture: 1.1 } } } })],
  ['a project in an unknown zone', 'P', 'zone', project({ source: null, zone: 'C', reduces: { NOx: { tonnes: 1 } } })],
  ['a project on an unknown source', 'P', 'source', project({ source: 'X' })],
  ['a project that is nowhere', 'Q', 'zone', ({ projects: [, q] }) => delete q.zone],
  ['a zone beside a source of another zone', 'P', 'zone', project({ zone: 'B' })],
  ['a missing status', 'P', 'status', ({ projects: [p] }) => delete p.status],
  ['an unknown status', 'P', 'status', project({ status: 'done' })],
  ['an uptime above 1', 'P', 'uptime', project({ uptime: 1.01 })],
  ['a negative uptime', 'P', 'uptime', project({ uptime: -0.01 })],
  ['a day written another way', 'P', 'effective', project({ effective: '2023-5-15' })],
  ['a bad profile of a project', 'P', 'profile', project({ profile: uniform(0.5) })],
  ['a cut of more than everything', 'P', 'fraction', reduces({ fraction: 1.01 })],
  ['a cut where there is no base', 'P', 'SO2', project({ reduces: { SO2: { fraction: 0.5 } } })],
  ['a cut of a base of 0 t', 'P', 'NOx', (all) => Object.assign(all.sources[0], { base: { NOx: { tonnes: 0 } } })],
  [
    'a control without source',
    'P',
    'NOx',
    project({ source: null, zone: 'A', reduces: { NOx: { control: { capture: 1 } } } }),
  ],
  ['a control of everything replaced', 'P', 'from', reduces({ from: 1, to: 1 })],
  ['an efficiency above 1', 'P', 'to', reduces({ from: 0.5, to: 1.2 })],
  ['half of a replacement', 'P', 'NOx', reduces({ from: 0.5 })],
  ['a control that sets nothing', 'P', 'control', reduces({ control: {} })],
  ['a removal above 1', 'P', 'removal', reduces({ control: { removal: 1.5 } })],
  ['a negative capture', 'P', 'capture', reduces({ control: { capture: -0.1 } })],
  ['two forms at once', 'P', 'NOx', reduces({ tonnes: 3, fraction: 0.5 })],
  ['no form at all', 'P', 'NOx', reduces({})],
  ['an unknown basis', 'P', 'basis', reduces({ tonnes: 1, basis: 'rest' })],
  ['an unknown pollutant', 'P', 'reduces', project({ reduces: { CO: { tonnes: 1 } } })],
  ['a life of no years', 'P', 'life', project({ cost: { capital: 1, om: 0, life: 0, rate: 0 } })],
  ['capital without life', 'P', 'life', project({ cost: { capital: 1, om: 0, rate: 0.05 } })],
  ['capital without rate', 'P', 'rate', project({ cost: { capital: 1, om: 0, life: 5 } })],
  ['a target in an unknown zone', 'T-percent', 'zone', percent({ zone: 'C' })],
  ['a percentage of a zone without base', 'T-percent', 'zone', percent({ zone: 'B' })],
  ['a percentage of a pollutant without base', 'T-percent', 'pollutant', percent({ pollutant: 'SO2' })],
  ['a percentage restricted to some projects', 'T-percent', 'only', percent({ only: { id: ['P'] } })],
  ['a target of two kinds', 'T-percent', '', percent({ year_tonnes: 3 })],
  ['a target of no kind', 'T-percent', '', ({ targets: [first] }) => delete first.season_percent],
  ['an amount without pollutant', 'T-percent', 'pollutant', ({ targets: [first] }) => delete first.pollutant],
  ['a line restricted to some projects', 'T-line', 'only', line({ only: { id: ['P'] } })],
  ['a line in a zone without base', 'T-line', 'zone', line({ zone: 'B' })],
  ['a count without day', 'T-count', 'by', ({ targets: [, , third] }) => delete third.by],
  ['exclude and include in one change', 'late', 'include', change({ exclude: true, include: true })],
  ['a negative scale', 'late', 'scale', change({ scale: { NOx: -0.5 } })],
  ['an uptime above 1 in a change', 'late', 'uptime', change({ uptime: 2 })],
  ['an unknown status in a change', 'late', 'status', change({ status: 'done' })],
  ['a change without select', 'late', 'select', ({ scenarios: [late] }) => (late.changes = [{ delay_days: 3 }])],
  ['a delay of half a day', 'late', 'delay_days', change({ delay_days: 0.5 })],
  ['an unknown parent', 'child', 'inherits', ({ scenarios: [, child] }) => (child.inherits = 'nobody')],
  ['a scenario that is its own parent', 'child', 'inherits', ({ scenarios: [, child] }) => (child.inherits = 'child')],
  ['a circle of scenarios', 'child', 'inherits', ({ scenarios: [late] }) => (late.inherits = 'child')],
];
