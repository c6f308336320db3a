import type { Translate } from '../../../words/messages.ts';
import type { TargetFacts } from '../bulletin/bulletin-facts.ts';
import { controlPlanes } from './control-planes.ts';
import { figuresPrinted } from '../find-figure.ts';
import { NO_LETTERHEAD } from '../issue/letterhead.ts';
import { areaText, type Narrowing } from '../narrowing.ts';
import { seasonBars } from './season-bars.ts';
import type { SeasonTargetsFacts } from './season-targets-facts.ts';
import { seasonTargetsFigures } from './season-targets-figures.ts';
import { seasonTargetsTable } from './season-targets-table.ts';
import { dayText } from '../sentences.ts';
import type { Figure, Paragraph, Sheet } from '../sheet.ts';
import { sheetFrame } from '../sheet-frame.ts';
import { nameList } from '../issue/slots.ts';
import { areaOfTarget } from '../target-text.ts';

/** Across the landscape page, in pixels of a printing browser. */
const WIDTH = 1000;

/** The targets of zones, city or district on one sheet: what is asked, what each book reaches, when, with which scenario, and how sure. */
export function seasonTargetsSheet(facts: SeasonTargetsFacts, t: Translate, letterhead = NO_LETTERHEAD): Sheet {
  const { narrowing } = facts;
  const targets = facts.targets.filter((target) => isOfArea(target, narrowing));
  const figures = seasonTargetsFigures(facts, targets, t);
  const zone = narrowing.zone?.id ?? null;
  const planes = narrowing.unit === null ? controlPlanes(facts, zone, WIDTH, t) : [];
  const charts = [...seasonBars(facts, targets, WIDTH, t), ...planes];
  const paragraph = stateParagraph(facts, targets, figures, t);
  return {
    ...sheetFrame('targets', facts, narrowing, letterhead, t),
    heading: t('season-targets.heading', { area: areaText(narrowing, t), year: facts.programme.year }),
    paper: 'sheet',
    body: [
      { type: 'paragraph', ...paragraph },
      { type: 'table', table: seasonTargetsTable(facts, targets, t) },
      ...(charts.length === 0 ? [] : [{ type: 'charts' as const, charts }]),
    ],
    annexes: [],
    figures,
  };
}

/** A district's own targets, a zone's own, or those of the city and all its zones. */
function isOfArea({ zone, district }: TargetFacts, narrowing: Narrowing): boolean {
  if (narrowing.unit !== null) return district === narrowing.unit.id;
  return district === null && (narrowing.zone === null || zone === narrowing.zone.id);
}

/** How many targets are met and whose are not; with a scenario by the plan it makes. */
function stateParagraph(
  facts: SeasonTargetsFacts,
  targets: readonly TargetFacts[],
  figures: readonly Figure[],
  t: Translate,
): Paragraph {
  const day = dayText(facts.asOf, t);
  const missed = targets.filter(
    ({ id }) => facts.outcome.targets.find((one) => one.id === id)?.books.planned.met === false,
  );
  const areas = [...new Set(missed.map((target) => areaOfTarget(facts, target, t)))];
  const said =
    targets.length === 0
      ? t('season-targets.none', { day })
      : t(`season-targets.${verdict(targets.length, missed.length)}`, {
          day,
          all: targets.length,
          met: targets.length - missed.length,
          missed: missed.length,
          names: nameList(areas, 'areas', t),
        });
  const text = said + certainty(facts, t);
  return { id: 'state', head: '', text, figures: figuresPrinted(text, ['targets', 'met', 'missed', 'areas'], figures) };
}

function certainty({ scenario, chances }: SeasonTargetsFacts, t: Translate): string {
  if (scenario === null) return t('special.judge.no-scenario');
  if (chances === null) return t('special.judge.no-simulation');
  return chances.isOfRun
    ? t('season-targets.drawn')
    : t('season-targets.drawn-before', { day: dayText(chances.asOf, t) });
}

function verdict(all: number, missed: number): 'all-met' | 'none-met' | 'some-met' {
  if (missed === 0) return 'all-met';
  return missed === all ? 'none-met' : 'some-met';
}
