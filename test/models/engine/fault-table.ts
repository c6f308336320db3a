// What can be wrong with a portfolio: where a valid one is spoilt, and every fault that must be reported then — no more, no less.
import type { FaultCode } from '../../../models/fault.ts';

/** Dotted path into the valid portfolio; numbers are list places. */
export type Spoil = readonly [path: string, value: unknown];
export type Expected = readonly [id: string | null, field: string, code: FaultCode];
export type FaultRow = readonly [name: string, spoil: Spoil, ...expected: readonly Expected[]];

/** Spoils nothing: take the key away. */
export const GONE = Symbol('gone');

const twelfth = Array.from({ length: 12 }, () => 1 / 12);
const noMonthNegative = [...twelfth.slice(0, 10), -0.1, 2 / 12 + 0.1];

export const FILE_FAULTS: readonly FaultRow[] = [
  ['no format', ['format', GONE], [null, 'format', 'missing']],
  ['another format', ['format', 'portfolio/v2'], [null, 'format', 'not-allowed']],
  ['a misspelt key', ['zoness', []], [null, 'zoness', 'unknown-key']],
  ['no year', ['year', GONE], [null, 'year', 'missing']],
  ['half a year', ['year', 2023.5], [null, 'year', 'not-whole']],
  ['an infinite year', ['year', Infinity], [null, 'year', 'not-finite']],
  ['a year as text', ['year', '2023'], [null, 'year', 'wrong-type']],
  ['no season', ['season', GONE], [null, 'season', 'missing']],
  ['30 February', ['season.from', '2023-02-30'], [null, 'season.from', 'not-a-day']],
  ['a day that is no text', ['season.to', 20230930], [null, 'season.to', 'wrong-type']],
  ['a season before the year', ['season.from', '2022-12-31'], [null, 'season.from', 'season-out-of-range']],
  ['a season that ends first', ['season.to', '2023-04-30'], [null, 'season.to', 'season-out-of-range']],
  ['a season of 367 days', ['season.to', '2024-05-01'], [null, 'season.to', 'season-out-of-range']],
  ['an as_of that is no day', ['as_of', '2023-13-01'], [null, 'as_of', 'not-a-day']],
  ['a counting rule of its own', ['counting', 'week'], [null, 'counting', 'wrong-type']],
  [
    'a counting rule back in time',
    ['counting', { months_after: -1 }],
    [null, 'counting.months_after', 'below-minimum'],
  ],
  ['a slip of half a day', ['slip_days', { kiln: 0.5 }], [null, 'slip_days.kiln', 'not-whole']],
  ['a slip forward', ['slip_days', { kiln: -1 }], [null, 'slip_days.kiln', 'below-minimum']],
  ['projects that are no list', ['projects', {}], [null, 'projects', 'wrong-type']],
  ['a project that is a number', ['projects.1', 7], [null, 'projects[1]', 'wrong-type']],
  [
    'a default uncertainty upside down',
    ['uncertainty_defaults', { kiln: { scale: { dist: 'uniform', min: 2, max: 1 } } }],
    [null, 'uncertainty_defaults.kiln.scale.max', 'bad-distribution'],
  ],
  [
    'a shared uncertainty by nothing',
    ['uncertainty_shared', [{ by: 'weather' }]],
    [null, 'uncertainty_shared[0].by', 'not-allowed'],
  ],
  ['a choice without objective', ['choice', { candidates: [] }], [null, 'choice.objective', 'missing']],
];

export const PLACE_FAULTS: readonly FaultRow[] = [
  ['a zone without id', ['zones.1.id', GONE], [null, 'zones[1].id', 'missing']],
  ['an empty id', ['zones.1.id', ''], [null, 'zones[1].id', 'empty']],
  ['two zones with one id', ['zones.1.id', 'A'], ['A', 'id', 'duplicate-id']],
  ['two sources with one id', ['sources.1.id', 'S'], ['S', 'id', 'duplicate-id']],
  ['two projects with one id', ['projects.1.id', 'P'], ['P', 'id', 'duplicate-id']],
  ['two targets with one id', ['targets.1.id', 'percent'], ['percent', 'id', 'duplicate-id']],
  [
    'two scenarios with one id',
    ['scenarios.1.id', 'late'],
    ['late', 'id', 'duplicate-id'],
    ['late', 'inherits', 'scenario-circle'],
  ],
  ['a negative base', ['zones.0.base.NOx.tonnes', -1], ['A', 'base.NOx.tonnes', 'below-minimum']],
  ['a base that is not a number', ['zones.0.base.NOx.tonnes', NaN], ['A', 'base.NOx.tonnes', 'not-finite']],
  ['a control in a zone', ['zones.0.base.NOx.control', { capture: 1 }], ['A', 'base.NOx.control', 'unknown-key']],
  ['a pollutant nobody knows', ['zones.0.base.CO', { tonnes: 1 }], ['A', 'base.CO', 'unknown-key']],
  ['eleven months', ['zones.0.base.NOx.profile', twelfth.slice(1)], ['A', 'base.NOx.profile', 'bad-profile']],
  [
    'shares of 1.00001',
    ['sources.0.base.NOx.profile', twelfth.map((share) => share * 1.00001)],
    ['S', 'base.NOx.profile', 'bad-profile'],
  ],
  ['a negative month', ['sources.0.base.NOx.profile', noMonthNegative], ['S', 'base.NOx.profile', 'bad-profile']],
  [
    'a month as text',
    ['sources.0.base.NOx.profile', [...twelfth.slice(1), '0.1']],
    ['S', 'base.NOx.profile[11]', 'wrong-type'],
  ],
  ['a source nowhere', ['sources.1.zone', GONE], ['T', 'zone', 'missing']],
  ['a source in a zone that is not there', ['sources.1.zone', 'C'], ['T', 'zone', 'unknown-zone']],
  ['a negative base of a source', ['sources.0.base.NOx.tonnes', -1], ['S', 'base.NOx.tonnes', 'below-minimum']],
  [
    'a capture above 1',
    ['sources.0.base.VOC.control.capture', 1.1],
    ['S', 'base.VOC.control.capture', 'above-maximum'],
  ],
  [
    'a control that lets nothing out',
    ['sources.0.base.VOC.control', { capture: 1, removal: 1 }],
    ['S', 'base.VOC.control', 'control-complete'],
  ],
];

export const PROJECT_FAULTS: readonly FaultRow[] = [
  ['no id', ['projects.1.id', GONE], [null, 'projects[1].id', 'missing']],
  ['no status', ['projects.0.status', GONE], ['P', 'status', 'missing']],
  ['a status of its own', ['projects.0.status', 'done'], ['P', 'status', 'not-allowed']],
  ['a misspelt key', ['projects.0.efective', '2023-01-01'], ['P', 'efective', 'unknown-key']],
  ['nowhere', ['projects.1.zone', null], ['Q', 'zone', 'missing']],
  ['in a zone that is not there', ['projects.1.zone', 'C'], ['Q', 'zone', 'unknown-zone']],
  ['on a source that is not there', ['projects.0.source', 'X'], ['P', 'source', 'unknown-source']],
  ['in another zone than its source', ['projects.0.zone', 'B'], ['P', 'zone', 'zone-differs']],
  ['a day that does not exist', ['projects.0.effective', '2023-02-29'], ['P', 'effective', 'not-a-day']],
  ['a last day in another fashion', ['projects.0.until', '31.12.2023'], ['P', 'until', 'not-a-day']],
  ['uptime above 1', ['projects.0.uptime', 1.5], ['P', 'uptime', 'above-maximum']],
  ['uptime below 0', ['projects.0.uptime', -0.5], ['P', 'uptime', 'below-minimum']],
  ['a bad profile', ['projects.1.profile', [1]], ['Q', 'profile', 'bad-profile']],
  ['tags that are no list', ['projects.0.tags', 'counted'], ['P', 'tags', 'wrong-type']],
  ['an order that is infinite', ['projects.0.order', -Infinity], ['P', 'order', 'not-finite']],
  ['a pollutant nobody knows', ['projects.0.reduces.CO', { tonnes: 1 }], ['P', 'reduces.CO', 'unknown-key']],
  ['no form', ['projects.0.reduces.NOx', {}], ['P', 'reduces.NOx', 'no-form']],
  [
    'only a basis',
    ['projects.0.reduces.NOx', { basis: 'remaining' }],
    ['P', 'reduces.NOx', 'no-form'],
    ['P', 'reduces.NOx.basis', 'basis-without-tonnes'],
  ],
  ['two forms', ['projects.0.reduces.NOx.tonnes', 3], ['P', 'reduces.NOx', 'two-forms']],
  [
    'two forms, one unusable',
    ['projects.0.reduces.NOx.tonnes', '3'],
    ['P', 'reduces.NOx.tonnes', 'wrong-type'],
    ['P', 'reduces.NOx', 'two-forms'],
  ],
  [
    'a basis beside a fraction',
    ['projects.0.reduces.NOx.basis', 'original'],
    ['P', 'reduces.NOx.basis', 'basis-without-tonnes'],
  ],
  ['a fraction above 1', ['projects.0.reduces.NOx.fraction', 1.01], ['P', 'reduces.NOx.fraction', 'above-maximum']],
  ['infinite tonnes', ['projects.1.reduces.NOx.tonnes', Infinity], ['Q', 'reduces.NOx.tonnes', 'not-finite']],
  ['an unknown basis', ['projects.1.reduces.NOx.basis', 'rest'], ['Q', 'reduces.NOx.basis', 'not-allowed']],
  ['from without to', ['projects.0.reduces.NOx', { from: 0.5 }], ['P', 'reduces.NOx.to', 'missing']],
  ['to without from', ['projects.0.reduces.NOx', { to: 0.5 }], ['P', 'reduces.NOx.from', 'missing']],
  ['from 1', ['projects.0.reduces.NOx', { from: 1, to: 1 }], ['P', 'reduces.NOx.from', 'from-is-one']],
  [
    'an efficiency above 1',
    ['projects.0.reduces.NOx', { from: 0.5, to: 1.1 }],
    ['P', 'reduces.NOx.to', 'above-maximum'],
  ],
  ['an empty control', ['projects.0.reduces.VOC.control', {}], ['P', 'reduces.VOC.control', 'empty-control']],
  [
    'a control of nulls',
    ['projects.0.reduces.VOC.control', { capture: null }],
    ['P', 'reduces.VOC.control', 'empty-control'],
  ],
  [
    'a removal above 1',
    ['projects.0.reduces.VOC.control', { removal: 2 }],
    ['P', 'reduces.VOC.control.removal', 'above-maximum'],
  ],
  ['a fraction of no base', ['projects.0.reduces', { SO2: { fraction: 0.1 } }], ['P', 'reduces.SO2', 'no-base']],
  ['a fraction of a base of 0 t', ['sources.0.base.NOx.tonnes', 0], ['P', 'reduces.NOx', 'no-base']],
  [
    'a control of no source',
    ['projects.1.reduces', { VOC: { control: { capture: 1 } } }],
    ['Q', 'reduces.VOC', 'no-base'],
  ],
  ['a replacement of no source', ['projects.1.reduces', { VOC: { from: 0, to: 1 } }], ['Q', 'reduces.VOC', 'no-base']],
  ['a life of no years', ['projects.0.cost.life', 0], ['P', 'cost.life', 'not-above']],
  ['capital without life', ['projects.0.cost.life', GONE], ['P', 'cost.life', 'missing']],
  ['capital without rate', ['projects.0.cost.rate', null], ['P', 'cost.rate', 'missing']],
  ['a misspelt cost', ['projects.0.cost.capitol', 3], ['P', 'cost.capitol', 'unknown-key']],
  [
    'a distribution nobody knows',
    ['projects.0.uncertainty', { scale: { dist: 'zipf' } }],
    ['P', 'uncertainty.scale.dist', 'not-allowed'],
  ],
  [
    'a distribution that lacks its mode',
    ['projects.0.uncertainty', { scale: { dist: 'pert', min: 0, max: 1 } }],
    ['P', 'uncertainty.scale.mode', 'missing'],
  ],
  [
    'a mode below the minimum',
    ['projects.0.uncertainty', { delay_days: { dist: 'triangular', min: 5, mode: 4, max: 9 } }],
    ['P', 'uncertainty.delay_days.mode', 'bad-distribution'],
  ],
  [
    'a mode above the maximum',
    ['projects.0.uncertainty', { delay_days: { dist: 'pert', min: 5, mode: 10, max: 9 } }],
    ['P', 'uncertainty.delay_days.mode', 'bad-distribution'],
  ],
  [
    'a negative spread',
    ['projects.0.uncertainty', { scale: { dist: 'normal', mean: 1, sd: -1 } }],
    ['P', 'uncertainty.scale.sd', 'below-minimum'],
  ],
  [
    'a median of 0',
    ['projects.0.uncertainty', { scale: { dist: 'lognormal', median: 0, gsd: 2 } }],
    ['P', 'uncertainty.scale.median', 'not-above'],
  ],
  ['a probability above 1', ['projects.0.uncertainty', { fail: 1.2 }], ['P', 'uncertainty.fail', 'above-maximum']],
];

export const TARGET_FAULTS: readonly FaultRow[] = [
  ['no kind', ['targets.0.season_percent', GONE], ['percent', '', 'no-kind']],
  ['two kinds', ['targets.0.year_tonnes', 5], ['percent', '', 'two-kinds']],
  ['no pollutant', ['targets.0.pollutant', GONE], ['percent', 'pollutant', 'missing']],
  ['an unknown pollutant', ['targets.0.pollutant', 'CO'], ['percent', 'pollutant', 'not-allowed']],
  ['a zone that is not there', ['targets.0.zone', 'C'], ['percent', 'zone', 'unknown-zone']],
  ['a percentage with only', ['targets.0.only', { tag: ['counted'] }], ['percent', 'only', 'not-with-kind']],
  ['a percentage of a zone without base', ['targets.0.zone', 'B'], ['percent', 'zone', 'no-area-base']],
  [
    'a percentage of a pollutant without base',
    ['targets.0.pollutant', 'SO2'],
    ['percent', 'pollutant', 'no-area-base'],
  ],
  [
    'a percentage of 0 t',
    ['zones.0.base.VOC.tonnes', 0],
    ['percent', 'pollutant', 'no-area-base'],
    ['line', 'zone', 'no-area-base'],
  ],
  [
    'a percentage of 0 t over the season',
    ['zones.0.base.VOC.profile', [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['percent', 'pollutant', 'no-area-base'],
    ['line', 'zone', 'no-area-base'],
  ],
  ['a line with only', ['targets.1.only', {}], ['line', 'only', 'not-with-kind']],
  ['a line with a pollutant', ['targets.1.pollutant', 'NOx'], ['line', 'pollutant', 'not-with-kind']],
  [
    'a line of a zone without base',
    ['targets.1.zone', 'B'],
    ['line', 'zone', 'no-area-base'],
    ['line', 'zone', 'no-area-base'],
  ],
  ['a line without floor', ['targets.1.line', { a: 1 }], ['line', 'line.b', 'missing']],
  ['a count without day', ['targets.2.by', GONE], ['count', 'by', 'missing']],
  ['a count of halves', ['targets.2.count', 1.5], ['count', 'count', 'not-whole']],
  ['a day beside a percentage', ['targets.0.by', '2023-12-31'], ['percent', 'by', 'not-with-kind']],
  [
    'only for a zone that is not there',
    ['targets.2.only', { zone: ['A', 'C'] }],
    ['count', 'only.zone', 'unknown-zone'],
  ],
  ['only by a key nobody knows', ['targets.2.only', { tags: ['counted'] }], ['count', 'only.tags', 'unknown-key']],
];

export const SCENARIO_FAULTS: readonly FaultRow[] = [
  ['an unknown parent', ['scenarios.1.inherits', 'nobody'], ['child', 'inherits', 'unknown-parent']],
  ['its own parent', ['scenarios.0.inherits', 'late'], ['late', 'inherits', 'scenario-circle']],
  [
    'a circle',
    ['scenarios.0.inherits', 'child'],
    ['late', 'inherits', 'scenario-circle'],
    ['child', 'inherits', 'scenario-circle'],
  ],
  ['no select', ['scenarios.0.changes.0.select', GONE], ['late', 'changes[0].select', 'missing']],
  ['nothing changed', ['scenarios.0.changes.0', { select: {} }], ['late', 'changes[0]', 'empty-change']],
  [
    'exclude with include',
    ['scenarios.0.changes.0', { select: {}, exclude: true, include: true }],
    ['late', 'changes[0].include', 'exclude-and-include'],
  ],
  ['exclude that is not true', ['scenarios.0.changes.0.exclude', false], ['late', 'changes[0].exclude', 'not-allowed']],
  [
    'a negative scale',
    ['scenarios.0.changes.0.scale', { NOx: -0.1 }],
    ['late', 'changes[0].scale.NOx', 'below-minimum'],
  ],
  [
    'a scale of nothing known',
    ['scenarios.0.changes.0.scale', { CO: 1 }],
    ['late', 'changes[0].scale.CO', 'unknown-key'],
  ],
  ['half a day', ['scenarios.0.changes.0.delay_days', 0.5], ['late', 'changes[0].delay_days', 'not-whole']],
  [
    'a day that does not exist',
    ['scenarios.0.changes.0.effective', '2023-06-31'],
    ['late', 'changes[0].effective', 'not-a-day'],
  ],
  ['uptime above 1', ['scenarios.0.changes.0.uptime', 1.1], ['late', 'changes[0].uptime', 'above-maximum']],
  ['an unknown status', ['scenarios.0.changes.0.status', 'done'], ['late', 'changes[0].status', 'not-allowed']],
  [
    'a select for an unknown status',
    ['scenarios.0.changes.0.select.status', ['done']],
    ['late', 'changes[0].select.status', 'wrong-type'],
  ],
  [
    'a select for a zone that is not there',
    ['scenarios.0.changes.0.select.zone', 'C'],
    ['late', 'changes[0].select.zone', 'unknown-zone'],
  ],
  ['a change that is text', ['scenarios.0.changes.0', 'delay'], ['late', 'changes[0]', 'wrong-type']],
];
