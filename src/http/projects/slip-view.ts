import type { Standing } from '../../../models/outcome.ts';
import type { MakeUp } from '../../../models/timing/make-ups.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { paths } from '../../paths.ts';
import type { Ledger } from '../../services/portfolio/ledger.ts';
import type { CityLists } from '../../services/options.ts';
import { projectOfEntry } from '../../services/portfolio/portfolio-entries.ts';
import type { SlipOfProject } from '../../services/figures/slip-of-project.ts';
import { addDays } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { number, percentValue, signed, tonnes } from '../../words/number.ts';
import { amount, asks, unitOf } from '../target-words.ts';

export interface SlipFacts {
  readonly record: ProjectRecord;
  readonly found: SlipOfProject;
  readonly targets: readonly TargetsTable[];
  readonly ledger: Pick<Ledger, 'portfolio'>;
  readonly lists: CityLists;
  readonly t: Translate;
}

const KG = 1000;
const STEPS = [-30, -7, 7, 30, 90] as const;
const SHOWN: readonly Pollutant[] = ['NOx', 'VOC'];

/** What the page shows: the last safe day, the tonnes a slip costs, the targets it turns, who makes up for it. */
export function slipView(facts: SlipFacts) {
  const { record, found, t } = facts;
  const { safe, slip } = found;
  const rows = targetRows(facts);
  const turned = rows.filter(({ turned }) => turned);
  return {
    day: slip.day,
    planned: slip.planned,
    action: paths.projectSlip.to({ id: record.id }),
    quick: quickDays(facts),
    tiles: [
      { name: t('slip.planned'), value: slip.planned },
      { name: t('slip.safe-day'), value: safe.day ?? t(`options.safe_verdict.${safe.verdict}`) },
      {
        name: t('slip.slack'),
        ...(safe.slack === null ? { value: '—' } : { value: number(safe.slack), unit: t('units.d') }),
      },
      ...SHOWN.map((pollutant) => ({
        name: t('slip.per-day', { pollutant: t(`options.pollutant.${pollutant}`) }),
        value: number((safe.lostPerDay[pollutant] ?? 0) * KG, 1),
        unit: t('units.kg'),
      })),
    ],
    safety: safetySentence(facts),
    finding: finding(facts, turned.length),
    tonnes: tonnesRows(facts),
    targets: rows,
    makeUps: makeUpRows(facts, found.makeUps),
    together: togetherView(facts),
    asksMakeUps: Object.keys(found.losses).length > 0,
  };
}

function quickDays({ record, found: { safe, slip }, t }: SlipFacts) {
  const link = (day: string, label: string) => ({
    href: paths.projectSlip.to({ id: record.id }, { day }),
    label,
    current: day === slip.day,
  });
  const days = STEPS.map((days) =>
    link(addDays(slip.planned, days), t(days < 0 ? 'slip.earlier' : 'slip.later', { days: Math.abs(days) })),
  );
  const safeDay = safe.day === null ? [] : [link(safe.day, t('slip.to-safe-day'))];
  return [link(slip.planned, t('slip.as-planned')), ...days, ...safeDay];
}

/** 最晚 2023-08-12 稳定运行（比现计划晚 12 天）；再晚一天，A 区 VOCs 目标不再达标。 */
function safetySentence({ found: { safe }, targets, lists, t }: SlipFacts): string {
  if (safe.verdict !== 'until') return t(`slip.${safe.verdict}`);
  const lost = safe.breaks.flatMap((id) => targets.filter((row) => row.id === id));
  const names = lost.map((row) => `${areaName(row, lists, t)}${t('slip.space')}${asks(row, t)}`).join(t('slip.and'));
  return t('slip.until', { day: safe.day ?? '', days: safe.slack ?? 0, targets: names });
}

function finding({ found: { slip, losses }, t }: SlipFacts, turned: number): string {
  if (slip.days === 0) return t('slip.no-move');
  const lost = Object.entries(losses).map(([pollutant, value]) =>
    t('slip.part', { pollutant: t(`options.pollutant.${pollutant}`), tonnes: tonnes(value) }),
  );
  const moved = t(slip.days > 0 ? 'slip.moved-later' : 'slip.moved-earlier', {
    day: slip.day,
    days: Math.abs(slip.days),
  });
  const cost = lost.length === 0 ? t('slip.loses-nothing') : t('slip.loses', { list: lost.join(t('slip.and')) });
  return moved + cost + t(turned === 0 ? 'slip.turns-none' : 'slip.turns', { count: turned });
}

/** Season and year of its own zone and the city, as planned and moved. */
function tonnesRows({ found: { slip }, lists, t }: SlipFacts) {
  return slip.before.zones.flatMap((zone, index) => {
    const after = slip.after.zones[index]!;
    return Object.entries(zone.books.planned).flatMap(([pollutant, before]) => {
      const moved = after.books.planned[pollutant as Pollutant];
      if (moved === undefined || (moved.season === before.season && moved.year === before.year)) return [];
      return [
        {
          area: lists.zones.find(({ id }) => id === zone.id)?.name ?? zone.id,
          pollutant: t(`options.pollutant.${pollutant}`),
          measures: [
            [before.season, moved.season],
            [before.year, moved.year],
          ].map(([was, is]) => ({
            before: number(was, 2),
            after: number(is, 2),
            difference: signed(is! - was!, 2),
            negative: is! < was!,
          })),
        },
      ];
    });
  });
}

/** Targets whose standing moves, those that turn first. */
function targetRows({ found: { slip }, targets, lists, t }: SlipFacts) {
  const standing = (side: 'before' | 'after', id: string): Standing | undefined =>
    slip[side].targets.find((one) => one.id === id)?.books.planned;
  return targets
    .flatMap((row) => {
      const [before, after] = [standing('before', row.id), standing('after', row.id)];
      if (before === undefined || after === undefined || isSame(before, after)) return [];
      const turned = before.met !== after.met;
      const verdict = after.met ? (turned ? 'becomes-met' : 'stays-met') : turned ? 'becomes-missed' : 'stays-missed';
      return [
        {
          area: areaName(row, lists, t),
          asks: asks(row, t),
          unit: t(`targets.unit-${unitOf(row)}`),
          required: amount(row, after.required),
          before: amount(row, before.achieved),
          after: amount(row, after.achieved),
          gapBefore: amount(row, before.gap),
          gapAfter: amount(row, after.gap),
          difference: differenceOf(row, after.achieved - before.achieved),
          turned,
          met: after.met,
          verdict: t(`slip.${verdict}`),
        },
      ];
    })
    .sort((a, b) => Number(b.turned) - Number(a.turned));
}

function isSame(before: Standing, after: Standing): boolean {
  return before.achieved === after.achieved && before.required === after.required;
}

function differenceOf(row: TargetsTable, value: number): string {
  const unit = unitOf(row);
  if (unit === 'tonnes') return signed(value, 2);
  return unit === 'projects' ? signed(value, 0) : signed(percentValue(value), 2);
}

function areaName({ zone, district }: TargetsTable, lists: CityLists, t: Translate): string {
  if (zone !== null) return lists.zones.find(({ id }) => id === zone)?.name ?? zone;
  if (district === null) return t('slip.city');
  return lists.districts.find(({ id }) => id === district)?.name ?? district;
}

/** Several who make up for it together, where nobody does alone. */
function togetherView(facts: SlipFacts) {
  const { together } = facts.found;
  if (together === null) return null;
  const { steps, cost, gains, missing } = together;
  const { t } = facts;
  return {
    rows: makeUpRows(facts, steps),
    sentence: t('slip.together', {
      count: steps.length,
      gains: tonnesText(gains, t),
      cost: number(cost, 2),
      enough: Object.keys(missing).length === 0 ? 'yes' : 'no',
      missing: tonnesText(missing, t),
    }),
  };
}

function tonnesText(by: Readonly<Partial<Record<Pollutant, number>>>, t: Translate): string {
  return Object.entries(by)
    .map(([pollutant, value]) => `${t(`options.pollutant.${pollutant}`)} ${tonnes(value)}`)
    .join(t('slip.and'));
}

function makeUpRows({ ledger, t }: SlipFacts, makeUps: readonly MakeUp[]) {
  const names = new Map((ledger.portfolio.projects ?? []).map((one) => [one.group ?? one.id, one]));
  return makeUps.map(({ kind, project, planned, day, days, cost, gains }) => {
    const entry = names.get(project);
    const id = projectOfEntry(entry?.id ?? project);
    return {
      id,
      name: entry?.name ?? id,
      href: paths.projectSlip.to({ id }, kind === 'earlier' ? { day } : {}),
      how: kind === 'adopt' ? t('slip.adopt', { day }) : t('slip.bring-forward', { planned, day, days }),
      gains: tonnesText(gains, t),
      cost: number(cost, 2),
    };
  });
}
