import { fieldOf, LIST_FIELDS } from '../../catalogue/fields.ts';
import { conditionKey, conditionValues, parseCondition, type Condition } from '../../catalogue/filter.ts';

/**
 * What the form above the list sends. Its small controls (position of a column, keys of the order, a condition being added) are folded into the
 * list's own address, to which the browser is then sent on: so a person sees, keeps and mails the short address only.
 */

/** Marks an address that comes from the form and is to be folded. */
export const FORM_MARK = 'form';
const POSITION = 'at.';
const SORT_KEYS = [1, 2, 3] as const;
/** The condition being added: its field, operator (with a value where it needs no other, `in=week`), values, end of a range. */
export const DRAFT = { field: 'add', op: 'add.op', value: 'add.value', to: 'add.to' } as const;
export const DRAFT_KEYS: readonly string[] = Object.values(DRAFT);

/** The folded address; the draft stays in it only while it is no whole condition. */
export function foldListForm(sent: URLSearchParams, programmeYear: number): URLSearchParams {
  const folded = new URLSearchParams();
  const small = new Set([
    FORM_MARK,
    'cols',
    'sort',
    'page',
    ...DRAFT_KEYS,
    ...SORT_KEYS.flatMap((n) => [by(n), way(n)]),
  ]);
  for (const [name, value] of sent)
    if (!small.has(name) && !name.startsWith(POSITION) && value.trim() !== '') folded.append(name, value);
  if (folded.get('match') === 'all') folded.delete('match');
  const cols = columnsOf(sent);
  if (cols.length > 0) folded.set('cols', cols.join(','));
  const sort = sortOf(sent);
  if (sort.length > 0) folded.set('sort', sort.join(','));
  addDraft(sent, folded, programmeYear);
  return folded;
}

/** Ticked columns by the number typed beside them; those without a number follow in the order of the record. */
function columnsOf(sent: URLSearchParams): string[] {
  const ticked = sent.getAll('cols').flatMap((value) => value.split(','));
  const at = (key: string): number => Number.parseFloat(sent.get(POSITION + key) ?? '');
  const rank = (key: string): number => (Number.isNaN(at(key)) ? Number.MAX_SAFE_INTEGER : at(key));
  const natural = (key: string): number => {
    const at = LIST_FIELDS.findIndex((field) => field.key === key);
    // Own fields stand behind the others.
    return at === -1 ? LIST_FIELDS.length : at;
  };
  return ticked.sort((a, b) => rank(a) - rank(b) || natural(a) - natural(b));
}

function sortOf(sent: URLSearchParams): string[] {
  const typed = SORT_KEYS.flatMap((n) => {
    const field = sent.get(by(n)) ?? '';
    return field === '' ? [] : [`${sent.get(way(n)) === 'desc' ? '-' : ''}${field}`];
  });
  return typed.filter((term, index) => typed.findIndex((one) => bare(one) === bare(term)) === index);
}

export const by = (n: number): string => `by${String(n)}`;
export const way = (n: number): string => `way${String(n)}`;
const bare = (term: string): string => term.replace(/^-/, '');

/** The condition of the draft, or null while something is missing or cannot be read. */
export function draftCondition(sent: URLSearchParams, programmeYear: number): Condition | null {
  const [op = '', given] = (sent.get(DRAFT.op) ?? '').split('=');
  const values = sent.getAll(DRAFT.value).filter((value) => value.trim() !== '');
  const typed =
    given !== undefined ? [given] : op === 'between' ? [`${values[0] ?? ''}..${sent.get(DRAFT.to) ?? ''}`] : values;
  if (op === '' || typed.length === 0) return null;
  const field = sent.get(DRAFT.field) ?? '';
  return parseCondition(`${field}.${op}`, typed, programmeYear);
}

function addDraft(sent: URLSearchParams, folded: URLSearchParams, programmeYear: number): void {
  const field = sent.get(DRAFT.field) ?? '';
  if (field === '') return;
  const condition = draftCondition(sent, programmeYear);
  if (condition === null) {
    for (const key of DRAFT_KEYS)
      for (const value of sent.getAll(key)) if (value.trim() !== '') folded.append(key, value);
    return;
  }
  const key = conditionKey(condition);
  // A list or a text gathers alternatives; of a number or a day the last one typed holds.
  const gathers = ['enum', 'flag', 'tags', 'text', 'code'].includes(fieldOf(condition.field)?.kind ?? '');
  const before = gathers && condition.op !== 'empty' && condition.op !== 'mine' ? folded.getAll(key) : [];
  folded.delete(key);
  for (const value of new Set([...before, ...conditionValues(condition)])) folded.append(key, value);
}
