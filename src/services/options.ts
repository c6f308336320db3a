import { OLD_DISTRICT_FORMS } from '../catalogue/district-codes.ts';
import { COUNTED, CRS, LAMPS, MANDATES, ORIGINS, SAFETY, type Field } from '../catalogue/fields.ts';
import { FRESHNESS } from '../catalogue/freshness.ts';
import { LAMP_REASONS } from '../catalogue/lamp.ts';
import { nameIn, type OwnField } from '../catalogue/own-field.ts';
import { ownKindOf } from '../catalogue/own-key.ts';
import { searchKey } from '../catalogue/search-key.ts';
import { STEP_IDS } from '../catalogue/steps.ts';
import type { Reader } from '../db/reader.ts';
import type { Method } from '../../models/method.ts';
import { STATUSES, WARNINGS } from '../../models/vocabulary.ts';
import type { Locale, Translate } from '../words/messages.ts';
import { keeping } from './work/keeping.ts';
import { ownFieldsOf } from './projects/own-fields.ts';

/** One option of a list: what is stored, and how it is called. */
export interface Option {
  readonly id: string;
  readonly name: string;
}

export interface TypeOption extends Option {
  readonly category: string;
}

export interface DistrictOption extends Option {
  readonly zone: string | null;
}

/** The lists a city's projects choose from, in their order: rows of the city's tables, and the closed lists of the record. */
export interface CityLists {
  readonly categories: readonly Option[];
  readonly types: readonly TypeOption[];
  readonly districts: readonly DistrictOption[];
  readonly areas: readonly Option[];
  readonly zones: readonly Option[];
  readonly locale: Locale;
  /** The city's own fields, retired and removed ones too. */
  readonly own: readonly OwnField[];
  /** The methods, where histories are worded: their names and those of their inputs. */
  readonly methods?: ReadonlyMap<string, Method>;
}

/** Reads the city's lists in the reader's language; five small statements, or none when nothing changed since the last call. */
export async function cityLists(
  reader: Reader,
  programme: { readonly city: string; readonly id: string; readonly data_version: number },
  locale: Locale,
): Promise<CityLists> {
  const key = `${programme.city}/${programme.id}/${String(programme.data_version)}/${locale}`;
  const known = cached.get(reader);
  if (known?.key === key) return known.lists;
  const name = (row: { name_zh: string; name_en: string }): string => (locale === 'en' ? row.name_en : row.name_zh);
  const of = { city: programme.city, programme: programme.id };
  const own = await ownFieldsOf(reader, programme);
  const [{ categories, types }, districts, areas, zones] = await Promise.all([
    categoriesWithTypes(reader, of.city),
    reader.selectFrom('districts').selectAll().where('city', '=', of.city).orderBy('code').execute(),
    reader.selectFrom('areas').selectAll().where('city', '=', of.city).orderBy('id').execute(),
    reader
      .selectFrom('zones')
      .selectAll()
      .where('city', '=', of.city)
      .where('programme', '=', of.programme)
      .orderBy('sort')
      .execute(),
  ]);
  const lists: CityLists = {
    categories: categories.map((row) => ({ id: row.id, name: name(row) })),
    types: types.map((row) => ({ id: row.id, name: name(row), category: row.category })),
    districts: districts.map((row) => ({ id: row.code, name: row.name, zone: row.zone })),
    areas: areas.map((row) => ({ id: row.id, name: row.name })),
    zones: zones.map((row) => ({ id: row.id, name: row.name })),
    own,
    locale,
  };
  cached.set(reader, { key, lists });
  return lists;
}

/** Both in one statement: a list page has ten. */
async function categoriesWithTypes(reader: Reader, city: string) {
  const rows = await reader
    .selectFrom('categories')
    .leftJoin('project_types', (join) =>
      join.onRef('project_types.city', '=', 'categories.city').onRef('project_types.category', '=', 'categories.id'),
    )
    .where('categories.city', '=', city)
    .select(['categories.id as category', 'categories.name_zh as category_zh', 'categories.name_en as category_en'])
    .select(['project_types.id', 'project_types.name_zh', 'project_types.name_en', 'project_types.sort'])
    .orderBy('categories.sort')
    .orderBy('project_types.sort')
    .execute();
  const categories = new Map(
    rows.map((row) => [row.category, { id: row.category, name_zh: row.category_zh, name_en: row.category_en }]),
  );
  const types = rows.flatMap(({ id, name_zh, name_en, sort, category }) =>
    id === null || name_zh === null || name_en === null ? [] : [{ id, name_zh, name_en, category, sort: sort ?? 0 }],
  );
  return { categories: [...categories.values()], types: types.sort((one, other) => one.sort - other.sort) };
}

/** One memory per connection: two databases may hold the same city in different words. */
const cached = new WeakMap<Reader, { readonly key: string; readonly lists: CityLists }>();

/** The closed lists of the record by the name under which a field calls them. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  statuses: STATUSES,
  steps: STEP_IDS,
  counted: COUNTED,
  mandates: MANDATES,
  origins: ORIGINS,
  crs: CRS,
  lamps: LAMPS,
  freshness: FRESHNESS,
  safety: SAFETY,
  warnings: WARNINGS,
  'lamp-reasons': LAMP_REASONS,
};
const FLAG = ['1', '0'];
const MOST_FIELDS = 100;
const closedOptions = keeping<readonly Option[]>(MOST_FIELDS);
const names = keeping<ReadonlyMap<string, string>>(1);
const ownNames = keeping<readonly (Option & { readonly gone?: boolean })[]>(MOST_FIELDS);

/** The options of an enum field; free lists (sources) have none to offer. */
export function optionsOf(field: Field, lists: CityLists, t: Translate): readonly Option[] {
  switch (field.options) {
    case 'categories':
    case 'types':
    case 'districts':
    case 'areas':
    case 'zones':
      return lists[field.options];
    case 'own':
      return ownOptions(field.key, lists, t).filter(({ gone }) => gone !== true);
    default: {
      const ids = CLOSED[field.options ?? ''] ?? (field.kind === 'flag' ? FLAG : []);
      return closedOptions(t, field.key, () =>
        ids.map((id) => ({ id, name: t(`options.${field.key === 'warnings' ? 'warning' : field.key}.${id}`) })),
      );
    }
  }
}

/** The words of an own field; those that are gone still have their names. */
function ownOptions(key: string, lists: CityLists, t: Translate): readonly (Option & { readonly gone?: boolean })[] {
  if (ownKindOf(key) === 'yesno') return FLAG.map((id) => ({ id, name: t(`options.yesno.${id}`) }));
  return ownNames(lists, key, () => {
    const words = lists.own.find((field) => field.key === key)?.words ?? [];
    return words.map((word) => ({ id: word.id, name: nameIn(lists.locale, word), gone: word.gone === true }));
  });
}

/** What an option is called; the id itself where nobody named it. */
export function optionName(field: Field, id: string, lists: CityLists, t: Translate): string {
  if (field.options === 'own') return ownOptions(field.key, lists, t).find((option) => option.id === id)?.name ?? id;
  const options = optionsOf(field, lists, t);
  return names(options, '', () => new Map(options.map((option) => [option.id, option.name]))).get(id) ?? id;
}

/** Everything a person may type for an option of a field → its id: code, name, "code name", short and older names of districts; the first one wins. */
export function optionIndex(
  field: Field,
  lists: CityLists,
  translations: readonly Translate[],
): ReadonlyMap<string, string> {
  const known = translations.flatMap((t) => optionsOf(field, lists, t));
  const forms = known.flatMap(({ id, name }) =>
    [id, name, `${id} ${name}`].map((form): [string, string] => [form, id]),
  );
  const districts = field.options === 'districts' ? districtForms(known) : [];
  const own = field.options === 'own' ? ownForms(field.key, lists) : [];
  return new Map([...forms, ...own, ...districts].toReversed().map(([form, id]) => [searchKey(form), id]));
}

/** A word of an own field in either language; a box that is ticked in a table says yes. */
function ownForms(key: string, lists: CityLists): [string, string][] {
  if (ownKindOf(key) === 'yesno') return [['√', '1'], ['✓', '1'], ['true', '1'], ['×', '0'], ['false', '0']]; // prettier-ignore
  const words = lists.own.find((field) => field.key === key)?.words.filter(({ gone }) => gone !== true) ?? [];
  return words.flatMap(({ id, zh, en }) => [zh, en].filter((form) => form !== '').map((form): [string, string] => [form, id])); // prettier-ignore
}

function districtForms(known: readonly Option[]): [string, string][] {
  const short = known.map(({ id, name }): [string, string] => [name.replace(/[区市]$/u, ''), id]);
  const older = OLD_DISTRICT_FORMS.map(([form, code]): [string, string] => [form, code]);
  return [...older, ...short];
}
