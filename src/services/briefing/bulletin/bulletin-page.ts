import type { Chart } from '../../../charts/chart.ts';
import type { Translate } from '../../../words/messages.ts';
import type { Annex } from './annex.ts';
import { bulletinAnnexes } from './bulletin-annexes.ts';
import { bulletinCurves } from './bulletin-curves.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import { bulletinFigures } from './bulletin-figures.ts';
import { bulletinParagraphs } from './bulletin-paragraphs.ts';
import { bulletinTiles } from './bulletin-tiles.ts';
import { cityStanding } from '../city-standing.ts';
import { copiesLines, type Letterhead, NO_LETTERHEAD } from '../issue/letterhead.ts';
import { isWholeCity, type PartOfCity, wholeCity } from '../narrow-facts.ts';
import { areaText, listedLine } from '../narrowing.ts';
import { dayText } from '../sentences.ts';
import { commonFrame } from '../sheet-origin.ts';
import { sheetTrace } from '../issue/sheet-trace.ts';
import { seasonRequirement } from '../season-targets/season-requirement.ts';
import type { Figure, Paragraph, Sheet, Tile } from '../sheet.ts';
import { isListed } from '../unit-standing.ts';

/** What the brief says, every word and figure ready to print. */
export interface BulletinView {
  readonly windowTitle: string;
  /** Said on top of a sheet of invented data; null for real ones. */
  readonly sample: string | null;
  readonly masthead: { readonly name: string; readonly issue: string; readonly unit: string; readonly day: string };
  /** The words around a page's number and the number of pages. */
  readonly pageWords: { readonly before: string; readonly between: string; readonly after: string };
  readonly heading: string;
  readonly subtitle: string;
  readonly tiles: readonly Tile[];
  readonly paragraphs: readonly Paragraph[];
  readonly curves: readonly Chart[];
  readonly colophon: { readonly copies: readonly string[]; readonly trace: readonly string[] };
  readonly annexes: readonly Annex[];
  readonly figures: readonly Figure[];
}

/** The monthly brief of the city or a part of it: facts in, the finished sheet's words out; nothing is read or looked up here. */
export function bulletinPage(
  facts: BulletinFacts,
  t: Translate,
  letterhead: Letterhead = NO_LETTERHEAD,
  { narrowing, units }: Omit<PartOfCity, 'facts'> = wholeCity(facts),
): BulletinView {
  const { asOf, scenario } = facts;
  const city = cityStanding(facts);
  const figures = bulletinFigures(facts, city, units, t);
  const period = { year: Number(asOf.slice(0, 4)), month: Number(asOf.slice(5, 7)) };
  return {
    windowTitle: t('briefings.window-title', period),
    ...commonFrame(facts, t),
    masthead: {
      name: letterhead.name ?? t('briefings.masthead'),
      issue: t('briefings.issue', period),
      unit: letterhead.issuer ?? t('briefings.unit-name'),
      day: dayText(asOf, t),
    },
    heading: t('briefings.heading', period),
    subtitle: [
      ...(isWholeCity(narrowing)
        ? []
        : [t('briefings.scope', { area: areaText(narrowing, t), listed: narrowing.list === '' ? 'no' : 'yes' })]),
      ...(scenario === null ? [] : [t('briefings.scenario', { name: scenario.name })]),
    ].join(t('sheets.scope-joint')),
    tiles: bulletinTiles(facts, city, figures, t),
    paragraphs: bulletinParagraphs({ facts, narrowing, units }, city, figures, t),
    curves: bulletinCurves(facts, t),
    colophon: { copies: copiesLines(letterhead, t), trace: [...listedLine(narrowing, t), ...sheetTrace(facts, t)] },
    annexes: bulletinAnnexes({ facts, narrowing, units }, t),
    figures,
  };
}

/** The brief as a sheet: figures, text, curves on one page, its annexes behind it. */
export function bulletinSheet(
  facts: BulletinFacts,
  t: Translate,
  letterhead?: Letterhead,
  part?: Omit<PartOfCity, 'facts'>,
): Sheet {
  const { subtitle, tiles, paragraphs, curves, masthead, ...rest } = bulletinPage(facts, t, letterhead, part);
  return {
    ...rest,
    kind: 'bulletin',
    masthead: { ...masthead, scenario: subtitle },
    addressee: '',
    paper: 'text',
    body: [
      { type: 'tiles', tiles },
      ...paragraphs.map((paragraph) => ({ type: 'paragraph' as const, ...paragraph })),
      ...(isNothingToDraw(facts) ? [] : [{ type: 'charts' as const, charts: curves }]),
    ],
  };
}

/** Neither projects nor a target: the curves would be two empty frames. */
function isNothingToDraw(facts: BulletinFacts): boolean {
  const isAsked = (['NOx', 'VOC'] as const).some((pollutant) => seasonRequirement(facts, pollutant).required !== null);
  return !isAsked && !facts.projects.some(isListed);
}
