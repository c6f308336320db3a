import { fieldOf } from '../../catalogue/fields.ts';
import { industryName } from '../../catalogue/industry-codes.ts';
import { listedFields } from '../../catalogue/own-field.ts';
import { ownValuesOf } from '../../catalogue/own-values.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { paths, type Link } from '../../paths.ts';
import { changeText } from '../../services/changes/change-text.ts';
import { optionName, type CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { number, plainNumber } from '../../words/number.ts';

/** What a page says of a project beside its dates and tonnes: a label, a value, and where it leads. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href: Link | null;
}

export interface FactsAsked {
  readonly record: ProjectRecord;
  /** May the reader see telephone numbers? */
  readonly contacts: boolean;
  readonly lists: CityLists;
  readonly t: Translate;
}

/** Facts that are numbers of other projects. */
const POINTERS: ReadonlySet<string> = new Set(['parent', 'replaces']);

/** Who and where it is, what is built, who answers for it; what is not filled in is left out. */
export function factsOf({ record, contacts, lists, t }: FactsAsked): readonly Fact[] {
  const name = (key: string, value: string | null): string =>
    value === null ? '' : optionName(fieldOf(key)!, value, lists, t);
  // What stands in every record unless somebody says otherwise is no news.
  const unless = (usual: number, key: 'uptime' | 'order'): string | null =>
    record[key] === usual ? null : changeText(key, record[key], lists, t);
  const some = (...parts: readonly (string | null | undefined)[]): string[] =>
    parts.filter((part) => part !== null && part !== undefined && part !== '') as string[];
  const rows: readonly (readonly [key: string, value: string | null])[] = [
    ['enterprise', record.enterprise],
    ['credit_code', record.credit_code],
    ['permit', record.permit],
    ['industry', some(record.industry, industryName(record.industry ?? '')).join(' ')],
    ['category', name('category', record.category)],
    ['type', name('type', record.type)],
    ['process', record.process],
    ['district', some(name('district', record.district), name('area', record.area)).join(' · ')],
    ['zone', name('zone', record.zone)],
    ['point', placeOf(record, name('crs', record.crs), t)],
    ['source', record.source],
    ['activity', record.activity === null ? null : some(plainNumber(record.activity), record.activity_unit).join(' ')],
    ['uptime', unless(1, 'uptime')],
    ['until', record.until],
    ['lead', record.lead],
    ['owner', some(record.owner, contacts ? record.phone : null).join(' ')],
    ['mandate', some(name('mandate', record.mandate), record.mandate_doc).join(' ')],
    ['counted', name('counted', record.counted)],
    ['order', unless(0, 'order')],
    ['group', record.group],
    ['parent', record.parent],
    ['replaces', record.replaces],
    ['tags', record.tags.length === 0 ? null : changeText('tags', record.tags, lists, t)],
    ['sender_code', record.sender_code],
    ['origin', name('origin', record.origin)],
  ];
  return rows.flatMap(([key, value]) =>
    value === null || value === ''
      ? []
      : [{ label: t(`fields.${key}`), value, href: POINTERS.has(key) ? paths.project.to({ id: value }) : null }],
  );
}

/** What it costs, over how long, and out of whose pocket. */
export function moneyOf({ record, lists, t }: Omit<FactsAsked, 'contacts'>): readonly Omit<Fact, 'href'>[] {
  const money = (['capital', 'om', 'central_fund', 'spent'] as const).map(
    (key) => [key, record[key] === null ? null : `${number(record[key], 2)} ${t('units.wanyuan')}`] as const,
  );
  const terms = (['life', 'rate', 'fund_no'] as const).map(
    (key) => [key, record[key] === null ? null : changeText(key, record[key], lists, t)] as const,
  );
  return [...money, ...terms].flatMap(([key, value]) =>
    value === null ? [] : [{ label: t(`fields.${key}`), value: key === 'life' ? `${value} ${t('units.a')}` : value }],
  );
}

/** What stands in the city's own fields, retired ones too. */
export function ownFactsOf({ record, lists, t }: Omit<FactsAsked, 'contacts'>): readonly Omit<Fact, 'href'>[] {
  const values = ownValuesOf(record);
  return listedFields(lists.own).flatMap(({ key }) =>
    values[key] === undefined ? [] : [{ label: t(`fields.${key}`), value: changeText(key, values[key], lists, t) }],
  );
}

function placeOf({ lon, lat }: ProjectRecord, crs: string, t: Translate): string | null {
  if (lon === null || lat === null) return null;
  return t('projects.point', { lon: plainNumber(lon), lat: plainNumber(lat), crs: crs === '' ? 'WGS-84' : crs });
}
