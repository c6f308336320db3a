import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';

/** The languages of the house; the first is what a person gets who asks for nothing. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Plain = string | number | boolean | Date | null | undefined;
/** What a pattern needs; names in a row are separated as the language does. */
export type MessageParams = Readonly<Record<string, Plain | readonly (string | number)[]>>;

/** Words a message: `place.key` and the parameters of its ICU pattern. */
export type Translate = (key: string, params?: MessageParams) => string;

type Catalogue = ReadonlyMap<string, string>;

const folder = new URL('../../views/messages/', import.meta.url);
const translators = new Map<Locale, Translate>();

export function isLocale(text: unknown): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** The translator of a language. A key no catalogue holds throws under test and shows itself in brackets elsewhere. */
export function translator(locale: Locale): Translate {
  const known = translators.get(locale);
  if (known) return known;
  const made = makeTranslator(locale, readCatalogue(locale));
  translators.set(locale, made);
  return made;
}

/** Is there a message of this key? For words about data whose codes may be newer than the catalogue. */
export function hasMessage(key: string): boolean {
  known ??= readCatalogue(LOCALES[0]);
  return known.has(key);
}

let known: Catalogue | undefined;

/** Every message of a language, keyed `place.key`; a place is one file. */
export function readCatalogue(locale: Locale): Catalogue {
  const files = readdirSync(new URL(`${locale}/`, folder)).filter((file) => file.endsWith('.json'));
  return new Map(files.flatMap((file) => readPlace(locale, file)));
}

function readPlace(locale: Locale, file: string): [string, string][] {
  const messages = JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Record<string, string>;
  const place = file.slice(0, -'.json'.length);
  return Object.entries(messages).map(([key, text]) => [`${place}.${key}`, text]);
}

type Wording = (params: Readonly<Record<string, Plain>>) => string;

function makeTranslator(locale: Locale, catalogue: Catalogue): Translate {
  const wordings = new Map<string, Wording>();
  return (key, params = {}) => {
    let wording = wordings.get(key);
    if (wording === undefined) {
      const text = catalogue.get(key);
      if (text === undefined) return missing(locale, key);
      wordings.set(key, (wording = wordingOf(text, locale)));
    }
    return wording(joinedIn(params, catalogue));
  };
}

function joinedIn(params: MessageParams, catalogue: Catalogue): Readonly<Record<string, Plain>> {
  const plain: Record<string, Plain> = {};
  for (const [name, value] of Object.entries(params))
    plain[name] = isRow(value) ? value.join(catalogue.get('frame.comma')) : value;
  return plain;
}

const isRow = (value: MessageParams[string]): value is readonly (string | number)[] => Array.isArray(value);

/** Most messages are plain text or put names in it, and a page asks for hundreds of them: only patterns need the library. */
function wordingOf(text: string, locale: Locale): Wording {
  if (!/['{#<]/.test(text)) return () => text;
  let format: IntlMessageFormat | undefined;
  const formatted: Wording = (params) => {
    format ??= new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    return String(format.format(params));
  };
  if (!/^[^'{}#<]*(?:\{\w+\}[^'{}#<]*)+$/.test(text)) return formatted;
  const pieces = text.split(/\{(\w+)\}/);
  return (params) => {
    let worded = '';
    for (const [index, piece] of pieces.entries()) {
      const value = index % 2 === 0 ? piece : params[piece];
      // A missing name or a day is the library's business.
      if (typeof value !== 'string' && typeof value !== 'number') return formatted(params);
      worded += String(value);
    }
    return worded;
  };
}

function missing(locale: Locale, key: string): string {
  if (process.env.VITEST !== undefined) throw new Error(`no message ${key} in views/messages/${locale}`);
  return `[${key}]`;
}
