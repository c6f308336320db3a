import type { Standing } from '../../../models/outcome.ts';
import { assumptionSentences } from '../../catalogue/assumption-sentence.ts';
import { changeSentence } from '../../catalogue/change-sentence.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { paths, withFragment } from '../../paths.ts';
import type { ComparedProject, ProjectSide } from '../../services/scenarios/compared-projects.ts';
import { seasonBy } from '../../services/scenarios/compared-projects.ts';
import { scenarioOf, type RunSide } from '../../services/scenarios/compared-sides.ts';
import { incompleteOf } from '../../services/scenarios/run-inputs-kept.ts';
import { smallest, type ComparedTarget } from '../../services/scenarios/comparison.ts';
import type { Translate } from '../../words/messages.ts';
import { number, percentValue, signed, tonnes } from '../../words/number.ts';
import { filterWords } from '../filter-words.ts';
import { amount, asks, unitOf } from '../target-words.ts';
import { PROJECTS_LISTED, sideName, type CompareFacts } from './compare-facts.ts';
import { signedTonnes } from './difference-text.ts';
import { areaOf } from './target-turns.ts';

/** A cell: a figure, what stands beneath it, and whether its side does best in the row. */
export interface CompareCell {
  readonly text: string;
  readonly sub: string;
  readonly best: boolean;
  /** A target's verdict; null elsewhere. */
  readonly met: boolean | null;
}

export interface CompareRow {
  readonly heads: readonly string[];
  readonly href?: string;
  readonly cells: readonly CompareCell[];
}

const MAIN = ['NOx', 'VOC'] as const;
const cell = (text: string, sub = '', best = false, met: boolean | null = null): CompareCell => ({
  text,
  sub,
  best,
  met,
});

/** The tables of the page; a difference is always against the first column. */
export function compareTables(facts: CompareFacts) {
  const { t, comparison } = facts;
  const rows = comparison.targets.flatMap((target) => targetRow(target, facts));
  const listed = facts.differing.slice(0, PROJECTS_LISTED);
  return {
    sides: facts.sides.map((side) => sideHead(side, facts)),
    finding: facts.sides.length > 1 ? finding(facts) : null,
    overview: overview(facts),
    targets: rows.filter(({ moved }) => moved).map(({ row }) => row),
    sameTargets: rows.filter(({ moved }) => !moved).map(({ row }) => row),
    tonnes: comparison.tonnes.map(({ zone, pollutant, season, fullYear }): CompareRow => ({
      heads: [
        zone === null ? t('compare.city') : (facts.lists.zones.find(({ id }) => id === zone)?.name ?? zone),
        t(`options.pollutant.${pollutant}`),
      ],
      cells: season.map((value, index) =>
        cell(
          against(value, season, index, t),
          `${t('compare.full-year-more')} ${against(fullYear[index]!, fullYear, index, t)}`,
        ),
      ),
    })),
    categories: MAIN.flatMap((pollutant) =>
      [...seasonBy(facts.projects, 'category', pollutant)].map(([id, values]): CompareRow => ({
        heads: [categoryName(id, facts), t(`options.pollutant.${pollutant}`)],
        cells: values.map((value, index) => cell(against(value, values, index, t))),
      })),
    ).sort((a, b) => order(a, facts) - order(b, facts)),
    cost: comparison.cost.map(({ key, values }): CompareRow => ({
      heads: [t(`compare.${key}`)],
      cells: values.map((value, index) =>
        cell(number(value, 1), index === 0 ? '' : signed(value - values[0]!, 1), smallest(values)[index]),
      ),
    })),
    projects: listed.map((project) => projectRow(project, facts)),
    projectsSentence: t('compare.projects-sentence', { count: facts.differing.length, shown: listed.length }),
  };
}

function order({ heads }: CompareRow, { lists, t }: CompareFacts): number {
  const at = lists.categories.findIndex(({ name }) => name === heads[0]);
  return (at < 0 ? lists.categories.length : at) * 2 + (heads[1] === t('options.pollutant.NOx') ? 0 : 1);
}

export function categoryName(id: string, { lists, t }: Pick<CompareFacts, 'lists' | 't'>): string {
  return lists.categories.find((one) => one.id === id)?.name ?? (id === '' ? t('compare.no-category') : id);
}

/** As many changes of a scenario as its column says; its own page has them all. */
const CHANGES_SHOWN = 5;

function sideHead(side: RunSide, { lists, t }: CompareFacts) {
  const words = filterWords(lists, t);
  const scenario = scenarioOf(side.id);
  const { row, changes, assumptions } = side.run;
  const typeName = (id: string): string => lists.types.find((type) => type.id === id)?.name ?? id;
  const says = [
    ...assumptionSentences(assumptions, { t, day: words.day, typeName }),
    ...changes.map((change) => changeSentence(change, words)),
  ];
  const fits = says.length <= CHANGES_SHOWN + 1;
  return {
    name: sideName(side, t),
    href: scenario === null ? null : withFragment(paths.scenario.to({ id: scenario }, { run: row.id }), 'result'),
    run: row.id,
    details: scenario === null ? null : paths.scenarioRun.to({ id: scenario, run: row.id }),
    incomplete: Object.values(incompleteOf(row)).includes(true),
    stale: side.stale !== null,
    says: fits ? says : says.slice(0, CHANGES_SHOWN),
    more: fits ? null : t('scenarios.more-changes', { count: says.length - CHANGES_SHOWN }),
  };
}

function overview({ comparison, sides, t }: CompareFacts): readonly CompareRow[] {
  const { met } = comparison;
  const all = sides.map(({ run }) => run.outcome.targets.length);
  const fewest = smallest(met.map((value) => -value));
  return [
    {
      heads: [t('compare.met')],
      cells: met.map((value, index) => cell(t('compare.met-is', { met: value, all: all[index]! }), '', fewest[index])),
    },
    ...comparison.tonnes
      .filter(({ zone }) => zone === null)
      .map(({ pollutant, season }): CompareRow => ({
        heads: [t('compare.season-of', { pollutant: t(`options.pollutant.${pollutant}`) })],
        cells: season.map((value, index) =>
          cell(tonnes(value), index === 0 ? '' : signedTonnes(value - season[0]!), most(season)[index]),
        ),
      })),
    ...comparison.cost.map(({ key, values }): CompareRow => ({
      heads: [t(`compare.${key}`)],
      cells: values.map((value, index) =>
        cell(number(value, 1), index === 0 ? '' : signed(value - values[0]!, 1), smallest(values)[index]),
      ),
    })),
  ];
}

/** The season in one sentence: who meets most targets, who reduces most VOC, who costs least. */
function finding({ comparison, sides, t }: CompareFacts): string {
  const { met } = comparison;
  // Two that do equally well are both named.
  const name = (flags: readonly boolean[]): string =>
    sides
      .filter((_, index) => flags[index] === true)
      .map((side) => sideName(side, t))
      .join(t('compare.and-name'));
  const most_ = smallest(met.map((value) => -value));
  const voc = comparison.tonnes.find(({ zone, pollutant }) => zone === null && pollutant === 'VOC')!.season;
  const money = comparison.cost.find(({ key }) => key === 'annualised')!.values;
  const printed = new Set(voc.map((value) => tonnes(value)));
  const costs = new Set(money.map((value) => number(value, 1)));
  return t('compare.finding', {
    same: most_.includes(true) ? 'no' : 'yes',
    best: name(most_),
    met: Math.max(...met),
    all: sides[0]!.run.outcome.targets.length,
    pick: printed.size > 1 ? 'yes' : 'no',
    voc: name(most(voc)),
    tonnes: tonnes(Math.max(...voc)),
    cost: costs.size > 1 ? 'yes' : 'no',
    cheap: name(smallest(money)),
    money: number(Math.min(...money), 1),
  });
}

function targetRow(target: ComparedTarget, facts: CompareFacts): { row: CompareRow; moved: boolean }[] {
  const row = facts.targets.find(({ id }) => id === target.id);
  if (row === undefined) return [];
  const { t } = facts;
  const moved =
    new Set(target.standings.map((one) => (one === null ? '' : `${one.achieved}/${one.required}`))).size > 1;
  const cells = target.standings.map((standing, index) => targetCell(row, standing, target.best[index]!, facts));
  return [{ row: { heads: [areaOf(row, facts), asks(row, t), t(`targets.unit-${unitOf(row)}`)], cells }, moved }];
}

function targetCell(row: TargetsTable, standing: Standing | null, best: boolean, { t }: CompareFacts): CompareCell {
  if (standing === null) return cell(t('compare.unknown'));
  const required = t('compare.required-is', { required: amount(row, standing.required) });
  const gap = standing.met
    ? ''
    : `${t('scenarios.list-comma')}${t('compare.gap-is', { gap: amount(row, standing.gap) })}`;
  return cell(amount(row, standing.achieved), `${required}${gap}`, best && !standing.met, standing.met);
}

/** A figure, and against the first column its difference. */
function against(value: number, values: readonly number[], index: number, t: Translate): string {
  if (index === 0) return tonnes(value);
  return t('frame.with-more', { name: tonnes(value), more: signedTonnes(value - values[0]!) });
}

function most(values: readonly number[]): readonly boolean[] {
  return smallest(values.map((value) => -value));
}

function projectRow(project: ComparedProject, facts: CompareFacts): CompareRow {
  return {
    heads: [facts.names.get(project.id) ?? project.id, project.id],
    href: paths.project.to({ id: project.id }),
    cells: project.sides.map((side) => cell(treatment(side, project, facts), side.in ? seasonText(side, facts) : '')),
  };
}

/** In or out, its day, and whatever else the sides treat differently. */
function treatment(side: ProjectSide, { sides }: ComparedProject, { t }: Pick<CompareFacts, 't'>): string {
  const differs = (of: (side: ProjectSide) => unknown): boolean => new Set(sides.map(of)).size > 1;
  const comma = t('scenarios.list-comma');
  if (!side.in) return t('compare.out');
  return [
    side.effective ?? t('compare.no-date'),
    ...(differs(({ status }) => status) ? [t(`options.status.${side.status}`)] : []),
    ...(differs(({ scale }) => scale) ? [scaleText(side.scale, t)] : []),
  ].join(comma);
}

function scaleText(scale: number | null, t: CompareFacts['t']): string {
  if (scale === null) return t('compare.scaled-mixed');
  return t('compare.scaled', { percent: number(percentValue(scale), 1) });
}

function seasonText({ season }: ProjectSide, { t }: CompareFacts): string {
  const others = Object.entries(season).filter(
    ([pollutant, value]) => !MAIN.includes(pollutant as 'NOx') && value !== 0,
  );
  const all = [...MAIN.map((pollutant) => [pollutant, season[pollutant] ?? 0] as const), ...others];
  const parts = all.map(([pollutant, value]) => `${t(`options.pollutant.${pollutant}`)} ${tonnes(value)}`);
  return t('compare.season-tonnes', { parts: parts.join(t('scenarios.list-comma')) });
}
