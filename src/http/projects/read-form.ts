import { isDeepStrictEqual } from 'node:util';
import { ownValuesOf } from '../../catalogue/own-values.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { cityLists } from '../../services/options.ts';
import { cellWords } from '../../services/projects/project-cells.ts';
import {
  measuresOf,
  readTypedProject,
  type ReadProject,
  type TypedReading,
} from '../../services/projects/read-typed-project.ts';
import { sameTonnes } from '../../services/projects/same-tonnes.ts';
import type { Request_ } from '../request.ts';
import type { TypedProject } from './typed-project.ts';
import { isBlankRow, trancheRow, windowRow } from './typed-rows.ts';

/** What is typed over what is kept: fields the form does not show stay as they are. */
export async function readForm(
  request: Request_,
  db: Reader,
  typed: TypedProject,
  current: ProjectRecord | null,
): Promise<TypedReading> {
  const { t, locale, programme, asOf } = request;
  const words = cellWords(await cityLists(db, programme, locale), t, programme.year, locale);
  const lists = {
    measures: measuresOf(typed.measures),
    tranches: typed.tranches.filter((row) => !isBlankRow('tranches', row)),
    windows: typed.windows.filter((row) => !isBlankRow('windows', row)),
  };
  const read = await readTypedProject(typed.texts, lists, words, asOf);
  const whole = (input: ReadProject['input']) => ({
    ...keptOf(current),
    ...(current === null ? {} : ownValuesOf(current)),
    ...untouched(input, typed, current),
  });
  if (!read.ok) return { ...read, input: whole(read.input) };
  return { ok: true, value: { ...read.value, input: whole(read.value.input) } };
}

function keptOf(current: ProjectRecord | null) {
  if (current === null) return { id: null };
  const { id, parent, replaces, group, crs, activity, activity_unit, uncertainty, origin } = current;
  return { id, parent, replaces, group, crs, activity, activity_unit, uncertainty, origin };
}

/** What was shown and sent back as it was is what it was: no digit is lost between a number and its text. */
function untouched(
  input: ReadProject['input'],
  typed: TypedProject,
  current: ProjectRecord | null,
): ReadProject['input'] {
  if (current === null) return input;
  const same: Record<string, unknown> = {};
  if (isDeepStrictEqual(typed.tranches, current.tranches.map(trancheRow))) same['tranches'] = current.tranches;
  if (isDeepStrictEqual(typed.windows, current.windows.map(windowRow))) same['windows'] = current.windows;
  if (sameTonnes(input['reduces'], current.reduces)) same['reduces'] = current.reduces;
  return { ...input, ...same };
}
