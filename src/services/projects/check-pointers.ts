import { problem, type Problem } from '../../catalogue/problem.ts';
import type { SoundParts } from '../../catalogue/project-schema.ts';
import { projectNames } from '../../db/project-names.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';

type Pointers = Pick<SoundParts, 'parent' | 'replaces'>;
const POINTERS = ['parent', 'replaces'] as const;
/** So many numbers are asked for in one statement. */
const AT_ONCE = 1000;

/** Another project a change points to anew. */
type Pointing = readonly [Pointers, ProjectRecord | null | undefined];

/** The projects that these changes point to anew and that the person sees. */
export async function projectsPointedTo(
  reader: Reader,
  scope: Scope,
  changes: readonly Pointing[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(changes.flatMap((change) => newPointers(change).map(([, id]) => id)))];
  const found = new Set<string>();
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const id of (await projectNames(reader, scope, ids.slice(from, from + AT_ONCE))).keys()) found.add(id);
  return found;
}

/** A project points to another that is there; what it pointed to before may be gone since. */
export function checkPointers(
  input: Pointers & { readonly id?: string | null },
  before: ProjectRecord | null,
  there: ReadonlySet<string>,
): readonly Problem[] {
  return newPointers([input, before]).flatMap(([field, id]) => {
    if (id === input.id) return [problem(field, 'points-to-itself')];
    return there.has(id) ? [] : [problem(field, 'unknown-project', { value: id })];
  });
}

function newPointers([input, before]: Pointing) {
  return POINTERS.flatMap((field) => {
    const id = input[field];
    return id == null || id === before?.[field] ? [] : [[field, id] as const];
  });
}
