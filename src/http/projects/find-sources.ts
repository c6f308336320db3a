import { sourcesLike } from '../../db/sources.ts';
import type { Reader } from '../../db/reader.ts';
import type { Request_ } from '../request.ts';
import type { TypedProject } from './typed-project.ts';

const SHOWN = 20;
const USE = 'use-source-';

/** What 查找排放源 found: a button per source, or the sentence that there is none. */
export interface FoundSources {
  readonly text: string;
  readonly sources: readonly { readonly press: string; readonly label: string }[];
}

/** By what stands in the field of the source, else by the enterprise; null when another button was pressed. */
export async function findSources(
  { t, scope }: Request_,
  db: Reader,
  { texts }: TypedProject,
  pressed: string,
): Promise<FoundSources | null> {
  if (pressed !== 'find-source') return null;
  const words = (texts['source'] ?? '').trim() || (texts['enterprise'] ?? '').trim();
  if (words === '') return { text: t('projects.source-words'), sources: [] };
  const found = await sourcesLike(db, scope, words, SHOWN);
  const text = t(found.length === 0 ? 'projects.source-none' : 'projects.source-found', { words, count: found.length });
  return {
    text,
    sources: found.map(({ id, name, enterprise }) => ({
      press: `${USE}${id}`,
      label: [id, name, enterprise ?? ''].filter((part) => part !== '').join(' · '),
    })),
  };
}

/** The form with the source that was chosen; its zone is the source's own. */
export function withSource(typed: TypedProject, pressed: string): TypedProject {
  if (!pressed.startsWith(USE)) return typed;
  return { ...typed, texts: { ...typed.texts, source: pressed.slice(USE.length), zone: '' } };
}
