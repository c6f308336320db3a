import { aboutMentions, type About } from './about.ts';
import { hitsIn } from './hits.ts';
import { holds } from './holds.ts';
import type { Mention } from './mention.ts';
import { mentionsIn } from './mentions-in.ts';
import type { NamedFigure, SpokenPlace } from './named-figure.ts';
import { otherTimes } from './other-times.ts';
import { sharesOf } from './shares.ts';
import { plainSigns } from './plain-signs.ts';
import { goesAlong, isLead, isReplaceable } from './replaceable.ts';
import { saidDays } from './said-days.ts';
import { visibleOf } from './invisible.ts';
import { agrees, type Dimension, DIMENSIONS, isIdentified } from './wanted.ts';

/**
 * What is wrong with a number: its value, one side of what it is said to be, 快 for 慢, % for 个百分点 or the other way round, another day.
 * `not-exceeded`: 超额 of what is not reached. `not-ours`: the ledger has no figure of the kind; `no-figure`: it has none of this place or book.
 */
export type Fault =
  | 'value'
  | Dimension
  | 'direction'
  | 'not-exceeded'
  | 'percent-for-points'
  | 'points-for-percent'
  | 'day'
  | 'not-ours'
  | 'no-figure';

export interface Verdict {
  readonly mention: Mention;
  readonly colour: 'right' | 'wrong' | 'unknown';
  readonly fault: Fault | null;
  /** The figure that has this value; null when none has. */
  readonly is: NamedFigure | null;
  /** The figure the text means; null when it cannot be told. */
  readonly meant: NamedFigure | null;
  /** The day the text says it is of, when that is another. */
  readonly day: string | null;
  /** Would the sentence be right with the meant figure's number in this one's place, word by word? */
  readonly replaceable: boolean;
}

export interface SpeechRecord {
  /** In the order in which they are meant when a text does not say which. */
  readonly figures: readonly NamedFigure[];
  readonly places: readonly SpokenPlace[];
  /** Of where a number is when nothing is said: the whole city (empty), or the district a person is confined to. */
  readonly home: string;
  readonly asOf: string;
}

/** Every number of a text with its verdict, in order. Never throws, and takes time in proportion to the text. */
export function judgeSpeech(text: string, record: SpeechRecord): readonly Verdict[] {
  const visible = visibleOf(text);
  return judgeVisible(visible.text, record).map((verdict) => {
    const [start, last] = [visible.at(verdict.mention.start), visible.at(verdict.mention.end - 1)];
    return { ...verdict, mention: { ...verdict.mention, start, end: last + 1, text: text.slice(start, last + 1) } };
  });
}

function judgeVisible(text: string, record: SpeechRecord): readonly Verdict[] {
  const plain = plainSigns(text);
  const mentions = mentionsIn(text);
  const hits = [...hitsIn(plain, record.places, record.home), ...otherTimes(plain, record.asOf)].toSorted(
    (a, b) => a.at - b.at,
  );
  const abouts = aboutMentions(plain, mentions, hits, record.home);
  const days = saidDays(plain, record.asOf);
  const byUnit = (unit: NamedFigure['unit']) => record.figures.filter((figure) => figure.unit === unit);
  const ofUnit: FiguresOfUnit = new Map(UNITS.map((unit) => [unit, byUnit(unit)]));
  return mentions.map((mention, index) => {
    const about = abouts[index]!;
    const begin = plain.lastIndexOf('\n', mention.start);
    const day = days.findLast(({ at }) => at > begin && at < mention.start)?.day ?? record.asOf;
    // What is not identified is held against nothing: a table of bare numbers costs little.
    const judged = isIdentified(mention, about) ? judge(mention, about, choiceOf(mention, about, ofUnit)) : NOT_OURS;
    const verdict = about.isDoubtful && judged.colour === 'wrong' ? NOT_OURS : judged;
    if (day !== record.asOf && verdict.fault !== 'not-ours')
      return { mention, ...verdict, ...ofAnotherDay(verdict), day, replaceable: false };
    const { fault, meant } = verdict;
    return { mention, ...verdict, day: null, replaceable: isReplaceable(fault, meant, mention, about) };
  });
}

type FiguresOfUnit = ReadonlyMap<NamedFigure['unit'], readonly NamedFigure[]>;

/** The figures a number may be: those in its unit, or the shares its words name. */
function choiceOf(mention: Mention, about: About, ofUnit: FiguresOfUnit): readonly NamedFigure[] {
  if (about.share !== null) return sharesOf(about.share, ofUnit.get('count')!);
  return unitsOf(mention, about).flatMap((unit) => ofUnit.get(unit)!);
}

const UNITS = ['count', 'tonnes', 'percent', 'points', 'rank', 'wan'] as const;

type Judged = Pick<Verdict, 'colour' | 'fault' | 'is' | 'meant'>;

const NOT_OURS: Judged = { colour: 'unknown', fault: 'not-ours', is: null, meant: null };

/** A figure of the chosen day said of another is wrong; of other numbers of that day nothing is known. */
function ofAnotherDay({ colour, is, meant }: Judged): Judged {
  const known = colour === 'right';
  return { colour: known ? 'wrong' : 'unknown', fault: 'day', is: known ? is : null, meant: known ? meant : null };
}

function unitsOf({ unit }: Mention, { measure }: About): readonly NamedFigure['unit'][] {
  if (unit === null) return ['count', 'percent', 'points', 'rank'];
  if (unit === 'percent') return isLead(measure) ? ['points', 'percent'] : ['percent'];
  if (unit === 'points') return isLead(measure) ? ['points'] : ['percent'];
  return unit === 'other' || unit === 'days' ? [] : [unit];
}

function judge(mention: Mention, about: About, figures: readonly NamedFigure[]): Judged {
  const agreeing = figures.filter((figure) => DIMENSIONS.every((side) => agrees(figure, about, mention, side)));
  // 突破500吨 fits too much: with a bound what is not said to be planned is built.
  const wanted = mention.bound === 'exact' || about.isFuture ? agreeing : ofFirstBook(agreeing, about);
  const right = wanted.find((figure) => says(figure, mention, about));
  if (right !== undefined) return unitJudged(right, mention);
  const short = about.exceeds ? wanted.find(({ value }) => value <= 100 && holds(value, mention)) : undefined;
  if (short !== undefined) return { colour: 'wrong', fault: 'not-exceeded', is: null, meant: short };
  const meant = nearest(wanted, mention, about);
  const turned = wanted.find((figure) => holds(Math.abs(figure.value), mention));
  if (turned !== undefined) return { colour: 'wrong', fault: 'direction', is: null, meant: turned };
  for (const side of meant === null ? [] : DIMENSIONS) {
    const is = mistaken(figures, mention, about, side);
    if (is !== null) return { colour: 'wrong', fault: side, is, meant };
  }
  if (meant === null) return { colour: 'unknown', fault: 'no-figure', is: null, meant: null };
  return { colour: 'wrong', fault: 'value', is: null, meant };
}

/** Right in value and meaning; the unit may still be the wrong one. */
function unitJudged(figure: NamedFigure, { unit }: Mention): Judged {
  if (unit === 'percent' && figure.unit === 'points')
    return { colour: 'wrong', fault: 'percent-for-points', is: figure, meant: figure };
  if (unit === 'points' && figure.unit === 'percent')
    return { colour: 'wrong', fault: 'points-for-percent', is: figure, meant: figure };
  return { colour: 'right', fault: null, is: figure, meant: figure };
}

/** Value and direction: behind the schedule is 慢, tonnes that are added are 增加. */
function says({ measure, value }: NamedFigure, mention: Mention, about: About): boolean {
  if (about.exceeds && measure === 'attained')
    return value > 100 && (holds(value, mention) || holds(value - 100, mention));
  if (!holds(Math.abs(value), mention)) return false;
  const { direction } = about;
  if (isLead(measure)) return goesAlong(value, about);
  if (measure !== 'tonnes') return true;
  return value < 0 ? direction === 'up' : direction !== 'up' || about.measure === 'tonnes';
}

/** A figure that has the value and differs from what was said in one side only. */
function mistaken(figures: readonly NamedFigure[], mention: Mention, about: About, side: Dimension) {
  if (mention.bound !== 'exact') return null;
  const found = figures.filter(
    (figure) =>
      !agrees(figure, about, mention, side) &&
      DIMENSIONS.every((other) => other === side || agrees(figure, about, mention, other)) &&
      says(figure, mention, about),
  );
  const isTelling = side === 'book' || side === 'period' || (isDistinct(mention) && found.length === 1);
  return isTelling ? (found[0] ?? null) : null;
}

/** With two digits or more a number is not like another by chance. */
function isDistinct({ low, step }: Mention): boolean {
  return step > 0 && low / step >= 10;
}

/** What the text means when its value is wrong: of what fits best in place and period, the figure that comes nearest. */
function nearest(wanted: readonly NamedFigure[], { low, high }: Mention, about: About): NamedFigure | null {
  const place = about.places.find((one) => wanted.some((figure) => figure.place === one));
  const there = wanted.filter((figure) => figure.place === place);
  const isSaid = ({ measure }: NamedFigure) => measure === about.measure || (about.orTasks && measure === 'tasks');
  const exact = there.filter(isSaid);
  const fitting = exact.length === 0 ? there : exact;
  const timed = fitting.filter(({ period }) => period === about.period || (about.period === null && isPlain(period)));
  const plain = ofFirstBook(timed.length === 0 ? fitting : timed, about);
  const distance = ({ value }: NamedFigure) => Math.abs(Math.abs(value) - (low + high) / 2);
  return plain.reduce<NamedFigure | null>(
    (best, one) => (best === null || distance(one) < distance(best) ? one : best),
    null,
  );
}

/** A text that names no book means what is built; 差 and 超 are of the book in which something is missing or left over. */
function ofFirstBook(figures: readonly NamedFigure[], { book, measure }: About): readonly NamedFigure[] {
  if (book !== null) return figures;
  if (measure === 'gap' || measure === 'surplus') {
    const there = figures.filter(({ value }) => value > 0);
    return there.length === 0 ? figures : there;
  }
  const built = figures.filter((figure) => figure.book === 'built');
  return built.length === 0 ? figures : built;
}

/** To date and five years are meant only by those who say so. */
function isPlain(period: NamedFigure['period']): boolean {
  return period === null || period === 'season' || period === 'year' || period === 'full-year';
}
