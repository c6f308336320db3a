import type { Translate } from '../../../words/messages.ts';
import { controlPlanes } from '../season-targets/control-planes.ts';
import { figureNotes } from '../figure-notes.ts';
import { NO_LETTERHEAD } from '../issue/letterhead.ts';
import { areaText, narrowed } from '../narrowing.ts';
import { seasonBars } from '../season-targets/season-bars.ts';
import type { Sheet } from '../sheet.ts';
import { sheetFrame } from '../sheet-frame.ts';
import { comparedTable } from './compared.ts';
import type { SpecialFacts } from './special-facts.ts';
import { specialFigures } from './special-figures.ts';
import { specialParagraphs } from './special-paragraphs.ts';
import { areaOfTarget } from '../target-text.ts';

/** Across the type area of an upright page, in pixels of a printing browser. */
const WIDTH = 586;

/** One question on one or two pages: room for the leader's note, situation, cause, judgement, proposal, and two charts. */
export function specialSheet(facts: SpecialFacts, t: Translate, letterhead = NO_LETTERHEAD): Sheet {
  const { narrowing, focus } = facts;
  const projects = narrowed(facts.projects, narrowing);
  const figures = specialFigures(facts, projects, t);
  const paragraphs = specialParagraphs(facts, figures, t);
  const compared = comparedTable(facts, figures, t);
  const printed = paragraphs.flatMap((paragraph) => paragraph.figures);
  const zone = focus?.target.zone ?? narrowing.zone?.id ?? null;
  const shown = facts.targets.filter(
    (target) => target.zone === zone && target.district === (focus?.target.district ?? null),
  );
  const charts = [
    ...seasonBars(facts, shown, WIDTH, t),
    // A comparison needs the room: the side of the line stands in the text.
    ...(narrowing.unit === null && compared === null ? controlPlanes(facts, zone, WIDTH, t) : []),
  ];
  return {
    ...sheetFrame('special', facts, narrowing, letterhead, t),
    heading: headingOf(facts, t),
    paper: 'text',
    body: [
      { type: 'blank', label: t('special.remark'), size: 'remark' },
      ...paragraphs.map((paragraph) => ({ type: 'paragraph' as const, ...paragraph })),
      ...(compared === null ? [] : [{ type: 'table' as const, table: compared }]),
      ...(charts.length === 0 ? [] : [{ type: 'charts' as const, charts }]),
      { type: 'notes', lines: figureNotes(figures, printed, t) },
    ],
    annexes: [],
    figures,
  };
}

function headingOf(facts: SpecialFacts, t: Translate): string {
  const { focus, narrowing } = facts;
  if (focus === null) return t('special.heading.projects', { area: areaText(narrowing, t) });
  const { pollutant } = focus.target;
  return t(pollutant === null ? 'special.heading.count' : 'special.heading.target', {
    area: areaOfTarget(facts, focus.target, t),
    name: pollutant === null ? '' : t(`charts.pollutant-${pollutant}`),
  });
}
