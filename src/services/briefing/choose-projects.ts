import { parseListQuery, type Filter, type Sort } from '../../catalogue/filter.ts';
import { filterSentence, type FilterWords } from '../../catalogue/filter-sentence.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { areasOf, districtsOf } from '../../db/districts.ts';
import { type ListRow, listRows } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import type { FilterContext } from '../../db/project-filter.ts';
import { ledgerOn } from '../past/ledger-on.ts';
import { readListQuery } from '../figures/list-query.ts';
import { type CityLists, cityLists, optionName } from '../options.ts';
import type { Gathering } from './make-sheet.ts';
import { NARROWING, type Refusal, refused } from './order.ts';

/** The projects an order is about. */
export interface Choice {
  readonly ok: true;
  readonly rows: readonly ListRow[];
  /** The ledger of the sheet's day. */
  readonly reader: Reader;
  readonly lists: CityLists;
  /** Which projects these are, in words; empty parts left out. */
  readonly words: readonly string[];
}

/** What nobody is shown whose rights are not known. */
const HIDDEN = ['phone', 'safe_verdict', 'safe_day', 'safe_slack', 'safe_loss_nox', 'safe_loss_voc'];
/** Words of an address that belong to the page, not to the list. */
const FOREIGN = ['run', 'lang', 'format', 'since', 'as_of', 'view', 'paper', 'kind', ...NARROWING];
const SOON = 30;

/** Late on the day. */
const LATE: Filter = filterOf('late_days.gte=1');
/** To be finished within thirty days of it and not finished. */
const DUE: Filter = filterOf(`status=planned&status=building&finished.empty=1&finish.next=${String(SOON)}`);

const USUAL = {
  all: [filterOf('')],
  late: [LATE],
  'late-or-due': [LATE, DUE],
} as const;

/** May who asks not see a field? */
export function hides(gathering: Gathering, field: string): boolean {
  return contextOf(gathering).hidden?.includes(field) === true;
}

/** What the relative words of a filter mean for who asks, on the sheet's day. */
export function contextOf({ viewer, order }: Gathering): FilterContext {
  return {
    me: viewer?.me ?? { district: null, displayName: '' },
    hidden: viewer?.hidden ?? HIDDEN,
    today: order.asOf,
  };
}

/** The rows of an order on its day: its own filter, else `usual`, narrowed by zone, district and project; refused when one of them is unknown. */
export async function chooseProjects(gathering: Gathering, usual: keyof typeof USUAL): Promise<Choice | Refusal> {
  const { programme, scope, order, t } = gathering;
  const reader = await ledgerOn(gathering.reader, programme, order.asOf);
  const lists = await cityLists(reader, programme, gathering.locale);
  const places = await placesOf(gathering, lists);
  if ('ok' in places) return places;
  const context = contextOf(gathering);
  const asked = readListQuery(new URLSearchParams(order.query ?? ''), programme.year, lists, t, FOREIGN);
  if (asked.ignored.length > 0)
    return refused('bad-query', {
      what: asked.ignored.join(t('briefings.slot.and')),
    });
  const sort: readonly Sort[] = asked.sort;
  const usually = USUAL[usual];
  const filters = order.query === null ? (order.project === null ? usually : [filterOf('')]) : [asked.filter];
  const found = await Promise.all(filters.map((filter) => listRows(reader, scope, filter, sort, context)));
  const unique = new Map(found.flat().map((row) => [row.id, row]));
  const rows = [...unique.values()].filter(places.holds);
  if (order.project !== null && rows.length === 0) return refused('unknown-project', { project: order.project });
  const filterWords = filterText(order, usual, asked.filter, {
    t,
    option: optionNamed(lists, t),
    day: (day) => day,
  });
  return {
    ok: true,
    rows,
    reader,
    lists,
    words: [...places.words, ...filterWords],
  };
}

function filterText(
  { query, project }: Gathering['order'],
  usual: keyof typeof USUAL,
  filter: Filter,
  words: FilterWords,
): readonly string[] {
  if (query !== null) return [filterSentence(filter, words)];
  return project === null && usual !== 'all' ? [words.t(`briefings.choice.${usual}`)] : [];
}

interface Places {
  readonly holds: (row: ListRow) => boolean;
  readonly words: readonly string[];
}

/** Zone, district (or functional area) and project of an order as one condition. */
async function placesOf({ reader, programme, scope, order }: Gathering, lists: CityLists): Promise<Places | Refusal> {
  const { zone, district, project } = order;
  const zoneName = lists.zones.find(({ id }) => id === zone)?.name;
  if (zone !== null && zoneName === undefined) return refused('unknown-zone', { zone });
  const area = (await areasOf(reader, programme.city)).find(({ id }) => id === district);
  const own = (await districtsOf(reader, programme.city)).find(({ code }) => code === district);
  const code = own?.code ?? area?.district;
  const isForeign = scope.district !== null && code !== scope.district;
  if (district !== null && (code === undefined || isForeign)) return refused('unknown-district', { district });
  return {
    holds: (row) =>
      (zone === null || row.zone === zone) &&
      (district === null || (own === undefined ? row.area === district : row.district === district)) &&
      (project === null || row.id === project),
    words: [own?.name ?? area?.name, zoneName, project].filter((word) => word !== undefined && word !== null),
  };
}

function filterOf(query: string): Filter {
  return parseListQuery(new URLSearchParams(query), 0).filter;
}

function optionNamed(lists: CityLists, t: Gathering['t']) {
  return (key: string, id: string) => optionName(fieldOf(key)!, id, lists, t);
}
