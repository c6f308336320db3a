import type { Reading, ReadingChoices, Refused } from '../../exchange/grid.ts';
import type { HeaderVocabulary } from '../../exchange/header-vocabulary.ts';
import { readFile } from '../../exchange/read-file.ts';
import { recognise, type PlaceChoices, type Recognition } from '../../exchange/recognise.ts';
import type { Translate } from '../../words/messages.ts';

/** A file that was read and looked at; whether its columns are understood stands in `recognition.sure`. */
export type OpenedFile =
  | {
      readonly ok: true;
      readonly recognition: Recognition;
      readonly sheets: readonly string[];
      readonly hidden: readonly string[];
    }
  | RefusedFile;

export type RefusedFile = Omit<Refused, 'refusal'> & { readonly refusal: Refused['refusal'] | 'no-columns' };

/** Why a file was not read, and where, as a sentence. */
export const wordRefused = ({ refusal, place }: RefusedFile, t: Translate): string =>
  t(`imports.refused-${refusal}`, place === undefined ? {} : { ...place });

/** Reads a file and finds its header; slow work that needs no transaction. */
export async function openImport(
  bytes: Uint8Array,
  vocabulary: HeaderVocabulary,
  choices: ReadingChoices & PlaceChoices = {},
): Promise<OpenedFile> {
  const reading: Reading = await readFile(bytes, choices);
  if (!reading.ok) return reading;
  if (reading.grids.length === 0 && reading.hidden.length > 0) return { ok: false, refusal: 'all-hidden' };
  const recognition = recognise(reading.grids, vocabulary, choices);
  if (recognition === null) return { ok: false, refusal: 'no-columns' };
  return { ok: true, recognition, sheets: reading.grids.map(({ sheet }) => sheet), hidden: reading.hidden };
}
