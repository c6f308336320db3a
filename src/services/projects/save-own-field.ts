import { isDeepStrictEqual } from 'node:util';
import type { OwnField } from '../../catalogue/own-field.ts';
import { problem, type Checked } from '../../catalogue/problem.ts';
import { readOwnField, type OwnSurroundings, type TypedOwnField } from '../../catalogue/typed-own-field.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import { categoriesOf, projectTypesOf } from '../../db/categories.ts';
import { insertOwnField, ownFieldsIn, replaceOwnField } from '../../db/own-fields.ts';
import { wordUses } from '../../db/own-values.ts';
import { holdProgramme, programmesOfCity, raiseDataVersion, updateProgramme } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { headerKey } from '../../exchange/header-key.ts';
import { headerVocabulary } from '../../exchange/header-vocabulary.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { signature, type Actor } from '../actor.ts';

/** Makes a field for a city, with its audit row. */
export async function createOwnField(
  trx: Writer,
  actor: Actor,
  city: string,
  typed: TypedOwnField,
): Promise<Checked<OwnField>> {
  await holdCity(trx, city);
  const read = readOwnField(typed, null, await surroundingsOf(trx, city, null));
  if (!read.ok) return read;
  await insertOwnField(trx, read.value, writtenBy(actor, city));
  await audit(trx, actor, city, 'create', null, read.value);
  return read;
}

/** Changes a field that still stands as it was seen; a stale version is the problem `stale-own-field`. */
export async function changeOwnField(
  trx: Writer,
  actor: Actor,
  city: string,
  before: OwnField,
  typed: TypedOwnField,
): Promise<Checked<OwnField>> {
  await holdCity(trx, city);
  const read = readOwnField(typed, before, await surroundingsOf(trx, city, before));
  return read.ok ? replace(trx, actor, city, before, read.value) : read;
}

/** Retires a field, takes it into use again, or removes one that no project ever kept anything in. */
export async function moveOwnField(
  trx: Writer,
  actor: Actor,
  city: string,
  before: OwnField,
  state: OwnField['state'],
): Promise<Checked<OwnField>> {
  await holdCity(trx, city);
  if (state === 'removed') {
    const count = [...(await wordUses(trx, city, before.key)).values()].reduce((sum, one) => sum + one, 0);
    if (count > 0) return { ok: false, problems: [problem('', 'own-used', { count })] };
  }
  return replace(trx, actor, city, before, { ...before, state, version: before.version + 1 });
}

async function replace(
  trx: Writer,
  actor: Actor,
  city: string,
  before: OwnField,
  after: OwnField,
): Promise<Checked<OwnField>> {
  if (changesBetween(before, after).length === 0) return { ok: true, value: before };
  if (!(await replaceOwnField(trx, after, writtenBy(actor, city))))
    return { ok: false, problems: [problem('', 'stale-own-field')] };
  await audit(trx, actor, city, 'update', before, after);
  return { ok: true, value: after };
}

async function surroundingsOf(reader: Reader, city: string, before: OwnField | null): Promise<OwnSurroundings> {
  const names = headerVocabulary(LOCALES.map(translator));
  return {
    fields: await ownFieldsIn(reader, city),
    types: (await projectTypesOf(reader, city)).map(({ id }) => id),
    categories: (await categoriesOf(reader, city)).map(({ id }) => id),
    isBuiltIn: (label) => names.lookUp(headerKey(label).key)?.how === 'exact',
    wordUses: before === null ? new Map() : await wordUses(reader, city, before.key),
  };
}

/** What projects are checked against changes only while nobody saves one. Lists made before are stale, figures are not. */
async function holdCity(trx: Writer, city: string): Promise<void> {
  for (const { id } of await programmesOfCity(trx, city)) {
    const key = { city, programme: id };
    const held = await holdProgramme(trx, key);
    const version = await raiseDataVersion(trx, key);
    if (held.figures_version === held.data_version) await updateProgramme(trx, key, { figures_version: version });
  }
}

const writtenBy = ({ now, person }: Actor, city: string) => ({
  city,
  updated: now.toISOString(),
  updated_by: person.displayName,
});

async function audit(
  trx: Writer,
  actor: Actor,
  city: string,
  action: 'create' | 'update',
  before: OwnField | null,
  after: OwnField,
): Promise<void> {
  const changes = changesBetween(before, after);
  await writeAudit(trx, [{ ...signature(actor), city, action, entity: 'own-field', entity_id: after.key, changes }]);
}

const SAID = ['kind', 'zh', 'en', 'unit', 'hint', 'types', 'categories', 'words', 'place', 'state'] as const;

function changesBetween(before: OwnField | null, after: OwnField): FieldChange[] {
  return SAID.flatMap((field) => {
    const [from, to] = [before === null ? null : textOf(before, field), textOf(after, field)];
    return isDeepStrictEqual(from, to) ? [] : [{ field, from, to }];
  });
}

/** Lists as a line of text; what says nothing is null. */
function textOf(field: OwnField, key: (typeof SAID)[number]): string | number | null {
  if (key === 'words') return field.words.filter(({ gone }) => gone !== true).map(({ zh, en }) => (en === '' ? zh : `${zh} (${en})`)).join('、') || null; // prettier-ignore
  const value = field[key];
  return typeof value === 'object' ? value.join('、') || null : value === '' ? null : value;
}
