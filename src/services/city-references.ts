import { categoriesOf, projectTypesOf, type ProjectType } from '../db/categories.ts';
import { areasOf, districtsOf } from '../db/districts.ts';
import type { OwnField } from '../catalogue/own-field.ts';
import { ownFieldsIn } from '../db/own-fields.ts';
import type { Reader } from '../db/reader.ts';
import type { Scope } from '../db/scope.ts';
import { sourcesWithin } from '../db/sources.ts';
import type { AreasTable, CategoriesTable, DistrictsTable, ZonesTable } from '../db/tables/programme-tables.ts';
import type { SourcesTable } from '../db/tables/source-tables.ts';
import { zonesOf } from '../db/zones.ts';

/** The rows a project may point to, by their ids. */
export interface CityReferences {
  readonly categories: ReadonlyMap<string, CategoriesTable>;
  readonly types: ReadonlyMap<string, ProjectType>;
  readonly areas: ReadonlyMap<string, AreasTable>;
  readonly zones: ReadonlyMap<string, ZonesTable>;
  readonly districts: ReadonlyMap<string, DistrictsTable>;
  /** The city's own fields by key. */
  readonly own: ReadonlyMap<string, OwnField>;
  readonly district: (code: string) => DistrictsTable | undefined;
  readonly source: (id: string | null) => SourcesTable | undefined;
}

/** Above this it is cheaper to read all sources than to name them. */
const NAMED_AT_MOST = 500;

/** Reads the city's lists and those of its sources that are named and lie within the scope. */
export async function cityReferences(
  reader: Reader,
  key: Scope,
  namedSources: readonly string[],
): Promise<CityReferences> {
  const ids = namedSources.length > NAMED_AT_MOST ? undefined : [...new Set(namedSources)];
  const sources = byId(await sourcesWithin(reader, key, ids));
  const districts = new Map((await districtsOf(reader, key.city)).map((district) => [district.code, district]));
  return {
    categories: byId(await categoriesOf(reader, key.city)),
    types: byId(await projectTypesOf(reader, key.city)),
    areas: byId(await areasOf(reader, key.city)),
    zones: byId(await zonesOf(reader, key)),
    districts,
    own: new Map((await ownFieldsIn(reader, key.city)).map((field) => [field.key, field])),
    district: (code) => districts.get(code),
    source: (id) => (id === null ? undefined : sources.get(id)),
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
