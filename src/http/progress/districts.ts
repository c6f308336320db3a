import type { LeagueRow } from '../../catalogue/district-league.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { leagueOf } from '../../services/following/league.ts';
import { cityLists } from '../../services/options.ts';
import { number } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** Districts by progress, with the quality of their data beside it. A branch sees its own row only. */
export async function showDistricts(request: Request_, db: Reader): Promise<Reply> {
  const { scope, programme, asOf, locale, t } = request;
  const lists = await cityLists(db, programme, locale);
  const codes = lists.districts.map(({ id }) => id);
  const rows = await leagueOf(db, programme, codes, asOf);
  const shown = scope.district === null ? rows : rows.filter(({ district }) => district === scope.district);
  return page('progress/districts', {
    title: t('progress.districts'),
    ignored: ignoredIn(request.query, {}),
    crumbs: [{ label: t('progress.title'), href: paths.progress.to() }],
    tabs: ledgerTabs(request, 'progress'),
    rows: shown.map((row) => ({
      name: lists.districts.find(({ id }) => id === row.district)?.name ?? row.district,
      href: paths.projects.to({ district: row.district }),
      ...wordRow(row, scope.district === null, t),
    })),
    showsRank: scope.district === null,
  });
}

/** Where others stand is not a branch's to see, so its own rank is left out too. */
function wordRow(row: LeagueRow, withRank: boolean, t: Translate) {
  const score = (value: number | null): string => (value === null ? '—' : number(value, 0));
  return {
    listed: String(row.listed),
    done: String(row.done),
    rate: row.rate === null ? '—' : number(row.rate, 1),
    rank:
      !withRank || row.rank === null ? '—' : t(row.isTied ? 'progress.rank-tied' : 'progress.rank', { rank: row.rank }),
    moved: !withRank || row.moved === null ? '—' : movedText(row.moved, t),
    freshness: score(row.freshness),
    completeness: score(row.completeness),
    plausible: score(row.plausible),
    based: score(row.based),
    single: score(row.single),
  };
}

function movedText(places: number, t: Translate): string {
  if (places === 0) return t('progress.moved-none');
  return t(places > 0 ? 'progress.moved-up' : 'progress.moved-down', { places: Math.abs(places) });
}
