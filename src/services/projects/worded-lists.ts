import type { Reader } from '../../db/reader.ts';
import { loadModelFiles } from '../../model-files.ts';
import type { Locale } from '../../words/messages.ts';
import { cityLists, type CityLists } from '../options.ts';

/** The city's lists with the methods beside them: what a page needs to word every value of a project, its methods and their inputs too. */
export async function wordedLists(
  reader: Reader,
  programme: Parameters<typeof cityLists>[1],
  locale: Locale,
): Promise<CityLists> {
  const { methods } = await loadModelFiles();
  return { ...(await cityLists(reader, programme, locale)), methods };
}
