import { FRESHNESS } from '../../catalogue/freshness.ts';
import { agesOf } from '../../catalogue/next-due.ts';
import { followingCounts, levelTonnes, silentCounts, type FollowingCounts } from '../../db/following-counts.ts';
import { listTotals } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { NO_FILTER } from '../../catalogue/filter.ts';
import { paths } from '../../paths.ts';
import { followingRules } from '../../services/following/following.ts';
import { cityLists } from '../../services/options.ts';
import { grouped, tonnes } from '../../words/number.ts';
import { filterContext } from '../filter-context.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

const MOST_PEOPLE = 60;
const DAYS_OFFERED = [15, 30, 60, 90] as const;

/** Who is late, what falls due, of whom nothing was heard; every number leads to the list it counts. */
export async function showOverview(request: Request_, db: Reader): Promise<Reply> {
  const { scope, programme, locale, t } = request;
  const lists = await cityLists(db, programme, locale);
  const districtName = (code: string): string => lists.districts.find(({ id }) => id === code)?.name ?? code;
  const rules = await followingRules(db, scope.city);
  const counts = await followingCounts(db, scope, rules);
  const asked = Number(request.query.get('days'));
  const days = DAYS_OFFERED.find((one) => one === asked) ?? 30;
  const people = await silentCounts(db, scope, days, MOST_PEOPLE);
  const sum = (valueOf: (row: FollowingCounts) => number): number => counts.reduce((all, row) => all + valueOf(row), 0);
  const columns = [
    ...agesOf(rules.ages).map(({ from, to }, index) => ({
      label: to === null ? t('progress.late-over', { days: from - 1 }) : t('progress.late-between', { from, to }),
      query: `overdue_days.${to === null ? `gte=${String(from)}` : `between=${String(from)}..${String(to)}`}`,
      of: (row: FollowingCounts) => row.ages[index]!,
    })),
    ...rules.soon.map((within, index) => ({
      label: t('progress.within', { days: within }),
      query: `overdue_days.between=-${String(within)}..0`,
      of: (row: FollowingCounts) => row.soon[index]!,
    })),
  ];
  const fresh = FRESHNESS.map((id, index) => ({
    label: t(`options.freshness.${id}`),
    query: `freshness=${id}`,
    of: (row: FollowingCounts) => row.freshness[index]!,
  }));
  const table = (heads: typeof columns) => ({
    heads: heads.map(({ label }) => label),
    rows: counts.map((row) => ({
      name: districtName(row.district),
      cells: heads.map((head) => cell(head.of(row), `${head.query}&district=${row.district}`)),
    })),
    foot: heads.map((head) => cell(sum(head.of), head.query)),
  });
  return page('progress/overview', {
    title: t('progress.title'),
    ignored: ignoredIn(request.query, { days }),
    tabs: ledgerTabs(request, 'progress'),
    sentence: t('progress.sentence', {
      followed: grouped(sum((row) => row.followed)),
      due: grouped(sum((row) => row.report_due)),
    }),
    links: [
      { href: paths.progressGrid.to(), label: t('progress.grid'), kind: 'is-primary' },
      { href: paths.progressMonths.to(), label: t('progress.months'), kind: '' },
      { href: paths.progressDistricts.to(), label: t('progress.districts'), kind: '' },
    ],
    due: table(columns),
    fresh: table(fresh),
    freshNote: t('progress.fresh-note', { stale: rules.stale }),
    days,
    dayLinks: DAYS_OFFERED.map((one) => ({
      label: t('progress.silent-days', { days: one }),
      href: paths.progress.to({ days: one }),
      current: one === days,
    })),
    silent: people.map(({ district, owner, count, longest }) => ({
      district: districtName(district),
      owner: owner ?? t('progress.nobody'),
      longest,
      ...cell(
        count,
        `silent_days.gte=${String(days)}&district=${district}&${owner === null ? 'owner.empty=1' : `owner.is=${encodeURIComponent(owner)}`}&sort=-silent_days`,
      ),
    })),
    silentMore: people.length === MOST_PEOPLE,
    grades: await gradeRows(request, db),
  });
}

/** A count with the list it counts. */
function cell(count: number, query: string) {
  return { count: grouped(count), href: count === 0 ? null : paths.projects.to(new URLSearchParams(query)) };
}

/** Tonnes by what stands behind them: claimed, approved level by level, accepted on site. Never added up. */
async function gradeRows(request: Request_, db: Reader) {
  const { scope, t } = request;
  const levels = await levelTonnes(db, scope);
  const of = (level: string, pollutant: string) =>
    levels.find((row) => row.level === level && row.pollutant === pollutant);
  const statistics = (['declared', 'city', 'province', 'nation'] as const).map((level) => ({
    grade: t(`options.level.${level}`),
    book: t('progress.book-statistics'),
    nox: tonnes(of(level, 'NOx')?.tonnes ?? 0),
    voc: tonnes(of(level, 'VOC')?.tonnes ?? 0),
    count: grouped(Math.max(of(level, 'NOx')?.count ?? 0, of(level, 'VOC')?.count ?? 0)),
  }));
  const statuses = (['built', 'verified'] as const).map(async (status) => {
    const filter = { ...NO_FILTER, conditions: [{ field: 'status', op: 'any' as const, values: [status] }] };
    const totals = await listTotals(db, scope, filter, filterContext(request));
    const planned = totals.find(({ book }) => book === 'planned');
    return {
      grade: t(`progress.grade-${status}`),
      book: t('progress.book-air'),
      nox: tonnes(planned?.full_year_nox ?? 0),
      voc: tonnes(planned?.full_year_voc ?? 0),
      count: grouped(totals.reduce((all, { count }) => all + count, 0)),
    };
  });
  return [...statistics, ...(await Promise.all(statuses))];
}
