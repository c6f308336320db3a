import type { Outcome } from '../../../models/outcome.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { cartogram } from '../../charts/cartogram.ts';
import { sCurve } from '../../charts/s-curve.ts';
import { targetBars } from '../../charts/target-bars.ts';
import { parseListQuery, filterParams } from '../../catalogue/filter.ts';
import type { ListRow } from '../../db/project-list.ts';
import type { Standing } from '../../db/project-standing.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import { curvePoints, seasonCurve } from '../../services/figures/season-curve.ts';
import { DUE_QUERY as DUE, LATE_QUERY as LATE, LATE_SHOWN, type Waiting } from '../../services/notices/what-waits.ts';
import { daysBetween } from '../../words/day.ts';
import { grouped, number, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { waitingLink } from '../waiting.ts';
import { seasonTargets } from './season-targets.ts';

export interface TodayFacts {
  readonly asOf: string;
  /** The district a person is confined to: then nothing of the others is shown, no totals of zones either. */
  readonly district: string | null;
  readonly taskCount: number | null;
  readonly portfolio: Portfolio;
  readonly outcome: Outcome;
  readonly targets: readonly TargetsTable[];
  readonly standings: readonly Standing[];
  readonly late: readonly LateRow[];
  readonly dueSoon: number;
  readonly waiting: Waiting;
  readonly lists: CityLists;
  readonly contacts: boolean;
  /** May order a sheet, which says what would close a gap. */
  readonly orders: boolean;
  readonly t: Translate;
}

export const LATE_QUERY = `${LATE}&${LATE_SHOWN}`;
export const DUE_QUERY = `${DUE}&sort=finish`;

/** Will we meet the season's targets, and what needs me today? */
export function todayView(facts: TodayFacts) {
  const { t, standings, taskCount } = facts;
  const count = (...statuses: string[]): number =>
    standings.filter(({ status }) => statuses.includes(status)).reduce((sum, one) => sum + one.count, 0);
  const listed = count('planned', 'building', 'built', 'verified');
  const done = count('built', 'verified');
  const late = standings.reduce((sum, one) => sum + one.late, 0);
  return {
    title: t('today.title'),
    season: seasonSentence(facts),
    verdict: verdictSentence(facts),
    tiles: [
      {
        name: t('today.tile-task'),
        value: taskCount === null ? '—' : grouped(taskCount),
        note: t('today.tile-task-note'),
        href: null,
      },
      {
        name: t('today.tile-listed'),
        value: grouped(listed),
        note: t('today.tile-listed-note', { reserve: count('proposed'), cancelled: count('cancelled') }),
        href: listLink('status=planned&status=building&status=built&status=verified'),
      },
      {
        name: t('today.tile-done'),
        value: grouped(done),
        note: t('today.tile-done-note', { percent: number(listed === 0 ? 0 : (done / listed) * 100, 1) }),
        href: listLink('status=built&status=verified'),
      },
      { name: t('today.tile-late'), value: grouped(late), note: t('today.tile-late-note'), href: listLink(LATE_QUERY) },
      {
        name: t('today.tile-due'),
        value: grouped(facts.dueSoon),
        note: t('today.tile-due-note'),
        href: listLink(DUE_QUERY),
      },
      {
        name: t('today.tile-unverified'),
        value: grouped(count('built')),
        note: t('today.tile-unverified-note'),
        href: listLink('status=built'),
      },
      ...waitingTiles(facts),
    ],
    bars: forPhones(targetBars, { id: 'today-targets', bars: seasonTargets(facts).map((target) => target.bar) }, t),
    gaps: seasonTargets(facts).map((target) => target.line),
    isOwn: facts.district !== null,
    standing: t('today.standing', { own: facts.district === null ? 'no' : 'yes' }),
    curves: facts.district === null ? (['NOx', 'VOC'] as const).map((pollutant) => curveOf(pollutant, facts)) : [],
    map: facts.district === null ? districtMap(facts) : null,
    late: facts.late.map((row) => lateLine(row, facts)),
    lateAll: { href: listLink(LATE_QUERY), text: t('today.late-all', { count: late }) },
    contacts: facts.contacts,
  };
}

/** What only the person signed in can move on, and what they have not read. */
function waitingTiles({ waiting: { tasks, unread }, t }: TodayFacts) {
  const own = tasks === null ? [] : [{ id: tasks.what, count: tasks.count }];
  return [...own, { id: 'unread' as const, count: unread }].map(({ id, count }) => ({
    name: t(id === 'unread' ? 'today.tile-unread' : 'today.tile-tasks'),
    value: grouped(count),
    note: t(`today.tile-${id}-note`),
    href: waitingLink(id),
  }));
}

const listLink = (query: string) => {
  const parsed = parseListQuery(new URLSearchParams(query), 2000);
  const params = filterParams(parsed.filter);
  for (const key of ['sort', 'cols']) {
    const shown = new URLSearchParams(query).get(key);
    if (shown !== null) params.set(key, shown);
  }
  return paths.projects.to(params);
};

function seasonSentence({ asOf, portfolio, t }: TodayFacts): string {
  const { from, to } = portfolio.season;
  if (asOf < from) return t('today.season-before', { from, to, days: daysBetween(asOf, from) });
  if (asOf > to) return t('today.season-after', { from, to });
  return t('today.season-during', { from, to, gone: daysBetween(from, asOf) + 1, left: daysBetween(asOf, to) });
}

function verdictSentence(facts: TodayFacts): string {
  const season = seasonTargets(facts);
  const missed = season.filter(({ bar }) => !bar.met);
  const own = facts.district === null ? 'no' : 'yes';
  if (season.length === 0) return facts.t('today.no-targets', { own });
  if (missed.length === 0) return facts.t('today.all-met', { total: season.length, own });
  const named = missed.map(({ bar }) =>
    facts.t('today.short-by', {
      area: bar.area,
      pollutant: facts.t(`options.pollutant.${bar.pollutant}`),
      gap: tonnes(bar.required - bar.planned),
    }),
  );
  return facts.t('today.some-missed', {
    total: season.length,
    own,
    missed: missed.length,
    list: named.join(facts.t('today.list-comma')),
  });
}

function curveOf(pollutant: 'NOx' | 'VOC', { portfolio, asOf, outcome, targets, t }: TodayFacts) {
  const series = seasonCurve(portfolio);
  const past = (book: 'built' | 'verified') => curvePoints(series, book, pollutant);
  const required = targets
    .filter(
      (row) =>
        row.zone !== null &&
        row.pollutant === pollutant &&
        (row.kind === 'season_percent' || row.kind === 'season_tonnes'),
    )
    .map((row) => outcome.targets.find(({ id }) => id === row.id)?.books.planned.required ?? 0);
  return forPhones(
    sCurve,
    {
      id: `today-curve-${pollutant.toLowerCase()}`,
      pollutant,
      from: portfolio.season.from,
      to: portfolio.season.to,
      asOf,
      target: required.length === 0 ? null : required.reduce((sum, one) => sum + one, 0),
      curves: { planned: curvePoints(series, 'planned', pollutant), built: past('built'), verified: past('verified') },
      width: 560,
      height: 260,
    },
    t,
  );
}

/** Share of the listed projects that are done, per district. */
function districtMap({ standings, lists, t }: TodayFacts) {
  const districts = lists.districts.map(({ id, name }) => {
    const own = standings.filter(({ district }) => district === id);
    const count = (...statuses: string[]): number =>
      own.filter(({ status }) => statuses.includes(status)).reduce((sum, one) => sum + one.count, 0);
    const listed = count('planned', 'building', 'built', 'verified');
    const late = own.reduce((sum, one) => sum + one.late, 0);
    return {
      code: id,
      name,
      value: listed === 0 ? null : (count('built', 'verified') / listed) * 100,
      note: late === 0 ? '' : t('today.map-late', { late }),
    };
  });
  const known = districts.filter(({ value }) => value !== null).sort((a, b) => a.value! - b.value!);
  const [last, first] = [known[0], known.at(-1)];
  return cartogram(
    {
      id: 'today-map',
      title:
        first === undefined || last === undefined
          ? t('today.map-empty')
          : t('today.map-title', {
              first: first.name,
              high: number(first.value, 1),
              last: last.name,
              low: number(last.value, 1),
            }),
      description: t('today.map-description'),
      measure: t('today.map-measure'),
      decimals: 1,
      districts,
    },
    t,
  );
}

/** What a line about a late project shows. */
export const LATE_COLUMNS = [
  'id', 'name', 'district', 'plan_finish', 'finish', 'next_due', 'overdue_days', 'lead', 'owner', 'phone', 'day_nox', 'day_voc', 'problem'
] as const satisfies readonly (keyof ListRow)[]; // prettier-ignore
type LateRow = Pick<ListRow, (typeof LATE_COLUMNS)[number]>;

function lateLine(row: LateRow, { asOf, lists, t, contacts }: TodayFacts) {
  return {
    href: paths.project.to({ id: row.id }),
    name: row.name,
    district: lists.districts.find(({ id }) => id === row.district)?.name ?? row.district,
    plan: row.plan_finish ?? '',
    passed: row.plan_finish === null ? '' : t('today.plan-passed', { days: daysBetween(row.plan_finish, asOf) }),
    ...nextStep(row, t),
    person: [row.lead, row.owner].filter((part) => part !== null && part !== '').join(' '),
    phone: contacts ? (row.phone ?? '') : '',
    nox: number(row.day_nox, 1),
    voc: number(row.day_voc, 1),
    problem: row.problem ?? t('today.no-problem'),
  };
}

/** Which step comes next, when it is due, and how far that day lies behind or ahead: the late days of the ledger, not those of the frozen plan. */
function nextStep({ next_due, overdue_days, finish }: LateRow, t: Translate) {
  if (next_due === null || overdue_days === null) return { due: t('today.next-none'), dueDays: '', isOverdue: false };
  const due = t(next_due === finish ? 'today.next-finish' : 'today.next-start', { day: next_due });
  const isOverdue = overdue_days > 0;
  const days = { days: Math.abs(overdue_days) };
  const dueDays = overdue_days === 0 ? t('today.next-today') : t(isOverdue ? 'today.next-overdue' : 'today.next-ahead', days); // prettier-ignore
  return { due, dueDays, isOverdue };
}
