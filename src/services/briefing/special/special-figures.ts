import type { Book } from '../../../../models/vocabulary.ts';
import type { Translate } from '../../../words/messages.ts';
import { curvePoints } from '../../figures/season-curve.ts';
import type { PartFacts, ProjectFacts } from '../bulletin/bulletin-facts.ts';
import {
  type About,
  countFigure,
  daysFigure,
  givenFigure,
  givenPercent,
  givenTonnes,
  rateFigure,
  tonnesFigure,
} from '../figure-makers.ts';
import type { Focus } from '../focus.ts';
import type { Figure } from '../sheet.ts';
import { areaParts, tonnesOf } from './area-parts.ts';
import { comparedFigures } from './compared.ts';
import type { SpecialFacts } from './special-facts.ts';
import { isSeasonal, targetText, unitOfTarget } from '../target-text.ts';
import { isDone, isListed } from '../unit-standing.ts';

type Say = (id: string, release?: Figure['release']) => About;

/** Every number a sheet of one question may print, with the projects behind it; what cannot be said of this target is missing. */
export function specialFigures(
  facts: SpecialFacts,
  projects: readonly ProjectFacts[],
  t: Translate,
): readonly Figure[] {
  const { focus } = facts;
  const say: Say = (id, release = 'internal') => ({
    id,
    label: t(`special.figure.${id}`),
    basis: t(`special.basis.${id}`, {
      ...facts.programme.season,
      what: focus === null ? '' : targetText(focus.target, t),
      day: facts.chances?.asOf ?? '',
    }),
    release,
  });
  const listed = projects.filter(isListed);
  const late = listed.filter(({ lateDays }) => lateDays > 0);
  const all = countFigure(say('all', 'public'), listed);
  const done = countFigure(say('done', 'public'), listed.filter(isDone));
  const rate = rateFigure(say('rate', 'public'), done, all);
  const long = late.filter(({ lateDays }) => lateDays > 30);
  return [
    all,
    done,
    ...(rate === null ? [] : [rate]),
    countFigure(say('late'), late),
    countFigure(say('late-long'), long),
    ...(focus === null ? [] : [...standingFigures(facts, focus, say), ...causeFigures(facts, focus, projects, say)]),
    ...comparedFigures(facts, t),
    ...chanceFigures(facts, say),
    ...facts.advice.map(({ project, tonnes }, index) => {
      const about = { ...say('advice'), id: `advice-${String(index + 1)}`, pollutant: focus?.target.pollutant ?? null };
      return tonnesFigure(about, [{ project, value: tonnes }]);
    }),
  ];
}

/** What is asked, what the plan brings with and without the scenario, and what lies between. */
function standingFigures(facts: SpecialFacts, { target, now, then }: Focus, say: Say): readonly Figure[] {
  const given = (id: string, value: number, of: readonly Figure[] = []) =>
    unitOfTarget(target) === 'count'
      ? givenFigure(say(id), Math.abs(value), of)
      : givenTonnes({ ...say(id), pollutant: target.pollutant, book: id === 'required' ? null : 'planned' }, value, of);
  const own = (id: string, value: number, parts: readonly PartFacts[]) => {
    if (!isSeasonal(target)) return given(id, value);
    const { pollutant, zone } = target;
    const about = { ...say(id), pollutant, book: 'planned' as const };
    return tonnesOf(about, value, areaParts(facts, parts, { book: 'planned', pollutant, zone }));
  };
  const required = given('required', now.required);
  const planned = own('planned', now.achieved, then === null ? facts.parts : facts.baselineParts);
  const share = rateFigure(say('share'), planned, required);
  const common = [
    required,
    planned,
    given('gap', now.required - now.achieved, [required, planned]),
    ...(share === null ? [] : [share]),
  ];
  if (then === null) return common;
  const changed = own('then', then.achieved, facts.parts);
  return [
    ...common,
    changed,
    given('then-gap', then.required - then.achieved, [required, changed]),
    given('change', then.achieved - now.achieved, [changed, planned]),
  ];
}

/** Why: what slipped, what is late, what is not yet built, what waits in reserve. */
function causeFigures(
  facts: SpecialFacts,
  { target }: Focus,
  projects: readonly ProjectFacts[],
  say: Say,
): readonly Figure[] {
  const { pollutant, zone } = target;
  const tonnes = (id: string, own: readonly ProjectFacts[], book: Book) => {
    const ids = new Set(own.map((one) => one.id));
    const parts = facts.scenario === null ? facts.parts : facts.baselineParts;
    return tonnesFigure(
      { ...say(id), pollutant, book },
      areaParts(facts, parts, { book, pollutant, zone }).filter(({ project }) => ids.has(project)),
    );
  };
  const listed = projects.filter(isListed);
  const late = listed.filter(({ lateDays }) => lateDays > 0);
  const open = listed.filter((one) => !isDone(one));
  const waiting = projects.filter(({ status }) => status === 'proposed');
  const lateTonnes = tonnes('late-tonnes', late, 'planned');
  const [worst] = lateTonnes.parts.toSorted((a, b) => b.value - a.value);
  const days = late.find(({ id }) => id === worst?.project)?.lateDays;
  const counts = [countFigure(say('open'), open), countFigure(say('reserve'), waiting)];
  if (pollutant !== 'NOx' && pollutant !== 'VOC') return counts;
  return [
    ...counts,
    ...slippedFigure(facts, pollutant, zone, say),
    lateTonnes,
    ...(days === undefined ? [] : [daysFigure(say('worst-days'), days)]),
    tonnes('open-tonnes', open, 'planned'),
    tonnes('reserve-tonnes', waiting, 'pool'),
  ];
}

/** What the present plan brings less than the first over the season; only where whole zones or the city are asked about. */
function slippedFigure(
  facts: SpecialFacts,
  pollutant: 'NOx' | 'VOC',
  zone: string | null,
  say: Say,
): readonly Figure[] {
  const { narrowing, series, firstPlan, scenario } = facts;
  if (narrowing.unit !== null || narrowing.list !== '' || scenario !== null) return [];
  const end = (of: typeof series) => curvePoints(of, 'planned', pollutant, zone ?? undefined).at(-1)?.tonnes ?? 0;
  const lost = end(firstPlan) - end(series);
  return lost > 0.05 ? [givenTonnes({ ...say('slipped'), pollutant, book: 'planned' }, lost)] : [];
}

function chanceFigures({ chances, focus }: SpecialFacts, say: Say): readonly Figure[] {
  if (chances === null || focus === null) return [];
  const { id, zone, pollutant, district } = focus.target;
  const drawn = chances.spreads.find((one) => one.zone === zone && one.pollutant === pollutant && district === null);
  const met = chances.met.get(id);
  const about = (figure: string) => ({ ...say(figure), pollutant, book: 'planned' as const });
  return [
    givenFigure(say('draws'), chances.draws),
    ...(drawn === undefined || !isSeasonal(focus.target)
      ? []
      : [givenTonnes(about('p10'), drawn.spread.p10), givenTonnes(about('p90'), drawn.spread.p90)]),
    ...(met === undefined ? [] : [givenPercent(say('chance'), met)]),
  ];
}
