import { sql, type RawBuilder } from 'kysely';
import { ownKindOf, type OwnKind } from '../catalogue/own-key.ts';
import { ownValuesOf, type OwnValues } from '../catalogue/own-values.ts';
import { sortKey } from '../catalogue/search-key.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { OwnValuesTable } from './tables/own-field-tables.ts';

/** The own values of a record as rows. */
export function ownRowsOf(record: { readonly id: string }, { city, programme }: ProgrammeKey): OwnValuesTable[] {
  return Object.entries(ownValuesOf(record)).map(([field, value]) => {
    const kind = ownKindOf(field)!;
    const isNumber = typeof value === 'number';
    return {
      city,
      programme,
      project: record.id,
      field,
      text: isNumber ? null : value,
      number: isNumber ? value : isWord(kind) ? Number(value.replace('w', '')) : null,
      sort_key: kind === 'text' ? sortKey(String(value)) : null,
    };
  });
}

/** The own values that rows hold, by key. */
export function ownValuesIn(rows: readonly OwnValuesTable[]): OwnValues {
  return Object.fromEntries(rows.map(({ field, text, number }) => [field, text ?? number!]));
}

/** What a row of `projects` (or of a narrow table under that name) says in an own field, to be shown and compared; null when nothing. */
export function ownValue(key: string): RawBuilder<unknown> {
  return valueIn(key, ownKindOf(key) === 'number' ? 'number' : 'text');
}

/** The same to order by: numbers and words by number, texts by their key. */
export function ownOrder(key: string): RawBuilder<unknown> {
  const kind = ownKindOf(key)!;
  if (kind === 'text') return valueIn(key, 'sort_key');
  return valueIn(key, kind === 'day' ? 'text' : 'number');
}

function valueIn(key: string, column: 'text' | 'number' | 'sort_key'): RawBuilder<unknown> {
  return sql`(select ${sql.ref(`own_values.${column}`)} from own_values where own_values.city = projects.city
    and own_values.programme = projects.programme and own_values.project = projects.id and own_values.field = ${key})`;
}

const isWord = (kind: OwnKind): boolean => kind === 'choice' || kind === 'yesno';

/** In how many living projects of a city each own field says something. */
export async function ownFieldUses(reader: Reader, city: string): Promise<ReadonlyMap<string, number>> {
  const rows = await living(reader, city)
    .select(['own_values.field', sql<number>`count(*)`.as('count')])
    .groupBy('own_values.field')
    .execute();
  return new Map(rows.map(({ field, count }) => [field, count]));
}

/** How many projects, deleted ones too, hold each value of a choice. */
export async function wordUses(reader: Reader, city: string, field: string): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .selectFrom('own_values')
    .where('city', '=', city)
    .where('field', '=', field)
    .select(['text', sql<number>`count(*)`.as('count')])
    .groupBy('text')
    .execute();
  return new Map(rows.map(({ text, count }) => [text ?? '', count]));
}

function living(reader: Reader, city: string) {
  return reader
    .selectFrom('own_values')
    .innerJoin('projects', (join) =>
      join
        .onRef('projects.city', '=', 'own_values.city')
        .onRef('projects.programme', '=', 'own_values.programme')
        .onRef('projects.id', '=', 'own_values.project'),
    )
    .where('own_values.city', '=', city)
    .where('projects.deleted_at', 'is', null);
}
