import type { Hit } from './hits.ts';
import type { SpokenBook } from './lexicon.ts';
import type { SpokenUnit } from './mention.ts';
import type { SpeechMeasure } from './named-figure.ts';

/** What a number counts, as the words around it say it. */
export interface Counted {
  readonly measure: SpeechMeasure;
  readonly book: SpokenBook | null;
  /** Said by a word (纳入, 共) that gives way to any other. */
  readonly weak?: boolean;
  /** Of how many it is the share, when its words name that. */
  readonly share?: SaidShare;
  /** 3000个项目, 计划完成3000个: with no word of the list it may be the list or the number that was set. */
  readonly orTasks?: boolean;
}

/** What a share is of: 占逾期项目的, 占全市的. */
export interface SaidShare {
  readonly part: Counted;
  /** What it may be of; of several each is possible. */
  readonly wholes: readonly SaidWhole[];
}

export interface SaidWhole {
  readonly counted: Counted;
  /** Id of the place it is of; null of that of the part. */
  readonly place: string | null;
}

/** What projects are counted as. */
export const COUNT_MEASURES: ReadonlySet<SpeechMeasure> = new Set([
  'projects',
  'building',
  'started',
  'open',
  'unaccepted',
  'unstarted',
  'reserve',
  'late',
  'late-30',
  'due',
  'backlog',
  'next',
  'tasks',
]);

const MEASURES: Readonly<Record<SpokenUnit | 'none', ReadonlySet<SpeechMeasure>>> = {
  count: COUNT_MEASURES,
  percent: new Set([
    'rate',
    'late-rate',
    'open-rate',
    'building-rate',
    'started-rate',
    'due-rate',
    'time',
    'attained',
    'schedule',
    'time-lead',
  ]),
  points: new Set(['schedule', 'time-lead', 'rate', 'attained']),
  tonnes: new Set(['tonnes', 'required', 'gap', 'surplus']),
  wan: new Set(['capital', 'spent']),
  rank: new Set(['rank']),
  days: new Set(),
  other: new Set(),
  none: new Set(['rate', 'late-rate', 'due-rate', 'schedule', 'time-lead', 'late', 'late-30', 'tasks', 'rank']),
};
/**
 * The nearest word that fits the unit, before the number or right after it; a weak one only where there is no other. 超额完成目标27吨 is what goes
 * beyond the target and not the target.
 */
export function measureOf(unit: SpokenUnit | null, near: readonly Hit[], after: readonly Hit[]): Counted | null {
  const fitting = [...near.toReversed(), ...after].flatMap((hit) => countedBy(hit, unit));
  const strong = fitting.find(({ weak }) => weak !== true);
  if (strong?.measure === 'required')
    return fitting.find(({ measure }) => measure === 'surplus' || measure === 'gap') ?? strong;
  return strong ?? fitting[0] ?? null;
}

export function countedBy({ measure, book, weak }: Hit, unit: SpokenUnit | null): Counted[] {
  const fits = MEASURES[unit ?? 'none'];
  const said = unit === 'count' && measure === 'required' ? 'tasks' : measure;
  if (said !== undefined && fits.has(said)) return [{ measure: said, book: book ?? null, weak: weak === true }];
  if (unit === 'count' && said === undefined && book !== undefined)
    return [{ measure: 'projects', book, weak: weak === true, orTasks: book === 'planned' && weak !== true }];
  return [];
}
