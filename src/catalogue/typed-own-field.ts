import type { OwnField, OwnWord } from './own-field.ts';
import { isOwnWord, OWN_KINDS, ownKey } from './own-key.ts';
import { problem, type Checked, type Problem } from './problem.ts';
import { searchKey } from './search-key.ts';

/** What an administrator typed of an own field, text by text; a word of a choice has its id once it has one. */
export interface TypedOwnField {
  readonly word: string;
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly hint: string;
  readonly place: string;
  readonly types: readonly string[];
  readonly categories: readonly string[];
  readonly words: readonly { readonly id: string; readonly zh: string; readonly en: string }[];
}

/** What a definition is judged against. */
export interface OwnSurroundings {
  /** Every own field of the city, removed ones too. */
  readonly fields: readonly OwnField[];
  readonly types: readonly string[];
  readonly categories: readonly string[];
  /** Is it a name of a built-in field? */
  readonly isBuiltIn: (label: string) => boolean;
  /** How many projects hold each word. */
  readonly wordUses: ReadonlyMap<string, number>;
}

const MOST_OWN_FIELDS = 60;
const MOST_WORDS = 60;
const LONGEST_NAME = 40;
const LONGEST_UNIT = 12;
const LONGEST_HINT = 200;
const BRACKETS = /[()[\]【】（）［］]/u;

/** A typed definition → the field it makes of `before` (null = a new one), or everything that is wrong with it. Kind and key stay what they were. */
export function readOwnField(
  typed: TypedOwnField,
  before: OwnField | null,
  around: OwnSurroundings,
): Checked<OwnField> {
  const clean = (text: string): string => text.normalize('NFC').trim();
  const kind = before?.kind ?? OWN_KINDS.find((one) => one === typed.kind);
  const [zh, en, unit, hint] = [typed.zh, typed.en, typed.unit, typed.hint].map(clean) as [string, string, string, string]; // prettier-ignore
  const others = around.fields.filter(({ key }) => key !== before?.key);
  const place = typed.place.trim() === '' ? nextPlace(around.fields) : Number(typed.place.normalize('NFKC').trim());
  const problems: Problem[] = [
    ...(kind === undefined ? [problem('kind', 'required')] : []),
    ...nameProblems('zh', zh, others, around),
    ...(en === '' ? [] : nameProblems('en', en, others, around)),
    ...(unit.length > LONGEST_UNIT || BRACKETS.test(unit) ? [problem('unit', 'own-unit')] : []),
    ...(hint.length > LONGEST_HINT ? [problem('hint', 'own-hint')] : []),
    ...(Number.isInteger(place) && place >= 1 && place <= 9999 ? [] : [problem('place', 'own-place')]),
    ...(before === null && standing(others).length >= MOST_OWN_FIELDS ? [problem('', 'own-too-many')] : []),
  ];
  const word = before === null ? newWord(typed.word, around.fields) : wordOf(before.key);
  if (typeof word !== 'string') problems.push(word);
  const words =
    kind === 'choice' ? readWords(typed, before?.words ?? [], around.wordUses) : { words: [], problems: [] };
  problems.push(...words.problems);
  if (problems.length > 0 || kind === undefined || typeof word !== 'string') return { ok: false, problems };
  const value: OwnField = {
    key: before?.key ?? ownKey(kind, word),
    kind,
    zh,
    en,
    unit: kind === 'number' ? unit : '',
    hint,
    types: around.types.filter((id) => typed.types.includes(id)),
    categories: around.categories.filter((id) => typed.categories.includes(id)),
    words: words.words,
    place,
    state: before?.state ?? 'used',
    version: (before?.version ?? 0) + 1,
  };
  return { ok: true, value };
}

function nameProblems(
  name: 'zh' | 'en',
  value: string,
  others: readonly OwnField[],
  { isBuiltIn }: OwnSurroundings,
): Problem[] {
  if (value === '' || value.length > LONGEST_NAME || BRACKETS.test(value)) return [problem(name, 'own-label')];
  const taken = standing(others)
    .flatMap(({ zh, en }) => [zh, en])
    .map(searchKey);
  return isBuiltIn(value) || taken.includes(searchKey(value)) ? [problem(name, 'own-label-taken', { value })] : [];
}

const standing = (fields: readonly OwnField[]): readonly OwnField[] =>
  fields.filter(({ state }) => state !== 'removed');

/** The word in a key: the one typed, or a number that was never given. */
function newWord(typed: string, fields: readonly OwnField[]): string | Problem {
  const given = new Set(fields.map(({ key }) => wordOf(key)));
  const word = typed.normalize('NFKC').trim().toLowerCase();
  if (word === '') {
    let next = given.size + 1;
    while (given.has(`f${String(next)}`)) next += 1;
    return `f${String(next)}`;
  }
  if (!isOwnWord(word)) return problem('word', 'own-word');
  return given.has(word) ? problem('word', 'own-word-taken', { value: word }) : word;
}

const wordOf = (key: string): string => key.split('_').at(-1)!;

function nextPlace(fields: readonly OwnField[]): number {
  return Math.min(9999, Math.max(0, ...fields.map(({ place }) => place)) + 10);
}

/** Words keep their ids when they are called otherwise; one that is left out is gone, unless a project holds it. */
function readWords(
  { words: typed }: TypedOwnField,
  before: readonly OwnWord[],
  uses: ReadonlyMap<string, number>,
): { readonly words: readonly OwnWord[]; readonly problems: readonly Problem[] } {
  const filled = typed
    .map(({ id, zh, en }) => ({ id, zh: zh.normalize('NFC').trim(), en: en.normalize('NFC').trim() }))
    .filter(({ zh, en }) => zh !== '' || en !== '');
  let highest = Math.max(0, ...before.map(({ id }) => Number(id.slice(1))));
  const known = new Set(before.map(({ id }) => id));
  const kept = filled.map(({ id, zh, en }): OwnWord => ({
    id: known.has(id) ? id : `w${String((highest += 1))}`,
    zh: zh === '' ? en : zh,
    en,
  }));
  const gone = before
    .filter(({ id }) => !kept.some((word) => word.id === id))
    .map((word): OwnWord => ({ ...word, gone: true }));
  const forms = kept.flatMap(({ zh, en }) => [...new Set([zh, en].filter((form) => form !== '').map(searchKey))]);
  const twice = forms.find((form, at) => forms.indexOf(form) !== at);
  const strange = kept.find(({ zh, en }) =>
    [zh, en].some((form) => form.length > LONGEST_NAME || /^w\d+$/i.test(form)),
  );
  const used = gone.find(({ id }) => (uses.get(id) ?? 0) > 0);
  const problems = [
    ...(kept.length === 0 ? [problem('words', 'own-choices-none')] : []),
    ...(kept.length > MOST_WORDS ? [problem('words', 'own-choices-many')] : []),
    ...(twice === undefined ? [] : [problem('words', 'own-choice-twice', { value: twice })]),
    ...(strange === undefined ? [] : [problem('words', 'own-choice-text', { value: strange.zh })]),
    ...(used === undefined ? [] : [problem('words', 'own-choice-used', { value: used.zh, count: uses.get(used.id)! })]),
  ];
  return { words: [...kept, ...gone], problems };
}
