import { fieldOf } from '../../catalogue/fields.ts';
import type { Condition, Filter } from '../../catalogue/filter.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import { matchingIds } from '../../db/project-list.ts';
import type { Translate } from '../../words/messages.ts';
import { readListQuery } from '../figures/list-query.ts';
import { cityLists, optionName } from '../options.ts';
import type { ProjectFacts, UnitFacts, ZoneFacts } from './bulletin/bulletin-facts.ts';
import { contextOf } from './choose-projects.ts';
import type { Gathering } from './make-sheet.ts';
import { type Refusal, refused, type SheetOrder } from './order.ts';
import { clipped } from './issue/slots.ts';

/** What part of the city a sheet speaks of. */
export interface Narrowing {
  readonly zone: ZoneFacts | null;
  readonly unit: UnitFacts | null;
  /** The list of projects in words; empty for all of the area. */
  readonly list: string;
  /** Numbers of the projects of the zone, the list and the one project asked for; null = all. */
  readonly projects: ReadonlySet<string> | null;
}

export const WHOLE_CITY: Narrowing = { zone: null, unit: null, list: '', projects: null };

/** Reads what an order narrows its sheet to; refused when it names what does not exist. */
export async function gatherNarrowing(
  gathering: Gathering,
  units: readonly UnitFacts[],
  order: SheetOrder = gathering.order,
): Promise<{ readonly ok: true; readonly narrowing: Narrowing } | Refusal> {
  const { reader, programme, locale, t } = gathering;
  const lists = await cityLists(reader, programme, locale);
  const zone = lists.zones.find(({ id }) => id === order.zone) ?? null;
  if (order.zone !== null && zone === null) return refused('unknown-zone', { zone: order.zone });
  const unit = units.find(({ id }) => id === order.district) ?? null;
  if (order.district !== null && unit === null) return refused('unknown-district', { district: order.district });
  const query = readListQuery(new URLSearchParams(order.query ?? ''), programme.year, lists, t);
  if (query.ignored.length > 0) return refused('bad-query', { what: query.ignored.join(t('briefings.slot.and')) });

  const asked = query.filter.conditions.length > 0 || query.filter.q !== '';
  const option = (key: string, id: string) => optionName(fieldOf(key)!, id, lists, t);
  const list = asked ? filterSentence(query.filter, { t, option, day: (day) => day }) : '';
  const sets = await Promise.all([
    ...(asked ? [idsOf(gathering, query.filter)] : []),
    ...(zone === null ? [] : [idsOf(gathering, whole([is('zone', zone.id)]))]),
  ]);
  if (order.project !== null) {
    const [found] = await idsOf(gathering, whole([is('id', order.project)]));
    if (found === undefined) return refused('unknown-project', { project: order.project });
    sets.push([found]);
  }
  const projects =
    sets.length === 0 ? null : new Set(sets.reduce((both, set) => both.filter((id) => set.includes(id))));
  return { ok: true, narrowing: { zone, unit, list: order.project ?? list, projects } };
}

/** The projects a sheet speaks of. */
export function narrowed(
  projects: readonly ProjectFacts[],
  { unit, projects: ids }: Narrowing,
): readonly ProjectFacts[] {
  return projects.filter((one) => (unit === null || one.unit === unit.id) && (ids === null || ids.has(one.id)));
}

/** 全市, 主城区, 黄岛区, or both of them. */
export function areaText({ zone, unit }: Narrowing, t: Translate): string {
  const names = [zone, unit].flatMap((one) => (one === null ? [] : [one.name]));
  return names.length === 0 ? t('briefings.city') : names.join(t('briefings.slot.and'));
}

/** Whose projects a sentence counts; null for the whole city's. A list of projects is named where the sheet names its scope. */
export function areaSaid(narrowing: Narrowing, t: Translate): string | null {
  const { zone, unit, list } = narrowing;
  if (zone === null && unit === null && list === '') return null;
  return list === '' ? areaText(narrowing, t) : t('briefings.listed-in', { area: areaText(narrowing, t) });
}

/** Signs of a list's words that one line of a sheet's foot has room for. */
const SCOPE = 56;

/** Which list of projects a sheet speaks of, as a line of its foot; nothing where it speaks of all. */
export function listedLine({ list }: Narrowing, t: Translate): readonly string[] {
  return list === '' ? [] : [t('sheets.list', { list: clipped(list, SCOPE) }).trim()];
}

/** Of those the asker may see; a telephone number that is hidden from them finds nobody. */
async function idsOf(gathering: Gathering, filter: Filter): Promise<readonly string[]> {
  return matchingIds(gathering.reader, gathering.scope, filter, contextOf(gathering));
}

function is(field: string, value: string): Condition {
  return { field, op: field === 'id' ? 'is' : 'any', values: [value] };
}

function whole(conditions: readonly Condition[]): Filter {
  return { q: '', match: 'all', conditions };
}
