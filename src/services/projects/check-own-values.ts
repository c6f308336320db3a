import { isAskedOf, type OwnField } from '../../catalogue/own-field.ts';
import { ownKeysOf, ownValuesOf } from '../../catalogue/own-values.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { SoundParts } from '../../catalogue/project-schema.ts';
import type { ProjectRecord } from '../../db/project-record.ts';

/**
 * What is stated anew in the city's own fields: a field it has, entered of this type, with a word it still offers. What stood before may stand;
 * anything may be cleared.
 */
export function checkOwnFields(
  input: SoundParts,
  before: ProjectRecord | null,
  fields: ReadonlyMap<string, OwnField>,
): readonly Problem[] {
  const { type, category } = input;
  const [after, stood] = [ownValuesOf(input), before === null ? {} : ownValuesOf(before)];
  return ownKeysOf([after]).flatMap((key): Problem[] => {
    const value = after[key]!;
    const field = fields.get(key);
    if (field === undefined || field.state === 'removed') return [problem(key, 'unknown-field')];
    if (value === stood[key]) return [];
    if (field.state === 'retired') return [problem(key, 'own-retired', { value })];
    if (type !== undefined && category !== undefined && !isAskedOf(field, { type, category }))
      return [problem(key, 'own-other-type', { value })];
    const offered = field.words.filter(({ gone }) => gone !== true);
    if (field.kind !== 'choice' || offered.some(({ id }) => id === value)) return [];
    return [problem(key, 'unknown-option', { value, accepts: offered.map(({ zh }) => zh) })];
  });
}
