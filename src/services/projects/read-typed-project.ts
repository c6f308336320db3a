import { fieldOf } from '../../catalogue/fields.ts';
import type { Measure } from '../../catalogue/project-schema.ts';
import type { Problem } from '../../catalogue/problem.ts';
import { readCell, type CellWords } from '../../catalogue/read-cell.ts';
import { fillArea } from '../imports/fill-area.ts';
import { readTranches, readWindows } from '../imports/read-typed-rows.ts';
import { reductionOf, workMeasures, type WorkedMeasure } from './measure-reduction.ts';

/** A form's texts, by key of the table of fields. */
export type Texts = Readonly<Record<string, string>>;

/** What is typed row by row. */
export interface TypedLists {
  readonly measures: readonly Measure[];
  readonly tranches: readonly Texts[];
  readonly windows: readonly Texts[];
}

export interface ReadProject {
  /** What the one schema of a project checks next. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly worked: readonly WorkedMeasure[];
  /** What was read as something else, to be said. */
  readonly notes: readonly Problem[];
}

/** What was read, or all that is wrong with what was typed and the rest of it, so that the rest can be checked as well. */
export type TypedReading =
  | { readonly ok: true; readonly value: ReadProject }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly input: ReadProject['input'] };

/**
 * Turns typed text into the input of a save: every cell read strictly, the reduction worked out from the measures (or as typed when there
 * is none). All problems at once. `uptime`, `order` and `step` left empty take their defaults.
 */
export async function readTypedProject(
  texts: Texts,
  lists: TypedLists,
  words: CellWords,
  asOf: string,
): Promise<TypedReading> {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const { measures } = lists;
  const input: Record<string, unknown> = { measures };
  for (const [key, text] of Object.entries(texts)) {
    const read = readCell(fieldOf(key)!, text, words);
    if (read.ok) notes.push(...(read.notes ?? []));
    if (!read.ok) problems.push(...read.problems);
    else if (read.value !== null || !DEFAULTED.has(key)) input[key] = read.value;
  }
  fillArea(input, texts['district'] ?? '', words);
  const [tranches, windows] = [readTranches(lists.tranches, words), readWindows(lists.windows, words)];
  if (tranches.ok) input['tranches'] = tranches.value;
  else problems.push(...tranches.problems);
  if (windows.ok) input['windows'] = windows.value;
  else problems.push(...windows.problems);
  const worked = await workMeasures(measures, asOf);
  if (!worked.ok) return { ok: false, problems: [...problems, ...worked.problems], input };
  if (worked.value.length > 0) {
    const reduces = reductionOf(worked.value);
    if (!reduces.ok) return { ok: false, problems: [...problems, ...reduces.problems], input };
    input['reduces'] = reduces.value;
  }
  return problems.length > 0
    ? { ok: false, problems, input }
    : { ok: true, value: { input, worked: worked.value, notes } };
}

/** Left empty, these take the default of the schema instead of null. */
const DEFAULTED = new Set(['uptime', 'order', 'step', 'origin']);

/** Measures as typed: numbers become numbers, quantities with units stay text for the method to read, empty inputs take their defaults. */
export function measuresOf(
  typed: readonly { readonly method: string; readonly basis: string; readonly inputs: Texts }[],
): Measure[] {
  return typed
    .filter(({ method }) => method !== '')
    .map(({ method, basis, inputs }) => ({
      method,
      basis: basis === 'remaining' ? 'remaining' : 'original',
      inputs: Object.fromEntries(
        Object.entries(inputs)
          .map(([name, text]) => [name, text.normalize('NFKC').replace(/,/g, '').trim()] as const)
          .filter(([, text]) => text !== '')
          .map(([name, text]) => [name, /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text]),
      ),
    }));
}
