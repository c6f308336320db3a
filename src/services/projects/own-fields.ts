import { isOwnKey } from '../../catalogue/own-key.ts';
import { ownLabel, type OwnField } from '../../catalogue/own-field.ts';
import { ownFieldsIn } from '../../db/own-fields.ts';
import type { Reader } from '../../db/reader.ts';
import { translator, type Locale, type Translate } from '../../words/messages.ts';
import { keeping } from '../work/keeping.ts';

/** The state of a programme that what is kept of its city belongs to. */
interface ProgrammeState {
  readonly city: string;
  readonly id: string;
  readonly data_version: number;
}

/** The own fields of a city; one small statement, or none when nothing changed since the last call. */
export async function ownFieldsOf(reader: Reader, programme: ProgrammeState): Promise<readonly OwnField[]> {
  const { city, id, data_version } = programme;
  const key = `${city}/${id}/${String(data_version)}`;
  const known = kept.get(reader);
  if (known?.key === key) return known.fields;
  const fresh = await ownFieldsIn(reader, city);
  // The same fields stay the same object, and with them every word that was made of them.
  const fields = known !== undefined && isSame(known.fields, fresh) ? known.fields : fresh;
  kept.set(reader, { key, fields });
  return fields;
}

const kept = new WeakMap<Reader, { readonly key: string; readonly fields: readonly OwnField[] }>();

function isSame(one: readonly OwnField[], other: readonly OwnField[]): boolean {
  return (
    one.length === other.length &&
    one.every((field, at) => field.key === other[at]!.key && field.version === other[at]!.version)
  );
}

const translators = keeping<Translate>(4);

/** The translator of a language that also knows what a city calls its own fields (`fields.<key>`). */
export function ownTranslator(fields: readonly OwnField[], locale: Locale): Translate {
  const plain = translator(locale);
  if (fields.length === 0) return plain;
  return translators(fields, locale, () => {
    const labels = new Map(fields.map((field) => [`fields.${field.key}`, ownLabel(field, locale)]));
    return (key, params) => labels.get(key) ?? (isUnknownOwn(key) ? key.slice(FIELDS.length) : plain(key, params));
  });
}

const FIELDS = 'fields.';

/** An own field of another city, in an address somebody mailed: shown by its key. */
function isUnknownOwn(key: string): boolean {
  return key.startsWith(`${FIELDS}x_`) && isOwnKey(key.slice(FIELDS.length));
}

/** The words of a city in a language: those of the house, and the names of its own fields. */
export async function cityWords(reader: Reader, programme: ProgrammeState, locale: Locale): Promise<Translate> {
  return ownTranslator(await ownFieldsOf(reader, programme), locale);
}
