import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Form } from '../request.ts';
import { ABOUT } from './typed-change.ts';

/** Name, note and parent of a scenario as they were typed. */
export interface TypedAbout {
  readonly name: string;
  readonly note: string;
  readonly parent: string;
}

export function typedAbout(form: Form): TypedAbout {
  const text = (name: string): string => form.get(`${ABOUT}${name}`)?.[0]?.normalize('NFC').trim() ?? '';
  return { name: text('name'), note: text('note'), parent: text('parent') };
}

/** Fields of a scenario's name, note and parent; a scenario cannot inherit from itself or from what inherits from it. */
export function aboutForm(
  about: TypedAbout,
  scenarios: readonly ScenariosTable[],
  own: string | null,
  errors: readonly FieldProblem[],
  t: Translate,
) {
  const choices = scenarios
    .filter((row) => row.id === about.parent || (row.archived === 0 && !inheritsFrom(row, own, scenarios)))
    .map((row) => ({ value: row.id, label: row.name }));
  const none = { value: '', label: t('scenarios.no-parent') };
  return [
    { name: 'name', required: true, maxLength: 100, wide: true } as const,
    { name: 'parent', control: 'select', choices: [none, ...choices], hint: t('scenarios.hint-parent') } as const,
    { name: 'note', control: 'textarea', maxLength: 2000, wide: true } as const,
  ].map((spec) =>
    field(
      { ...spec, name: `${ABOUT}${spec.name}`, label: t(`scenarios.${spec.name}`), value: about[spec.name] },
      errors,
    ),
  );
}

/** Is it the scenario itself, or does its chain of parents lead there? */
function inheritsFrom(row: ScenariosTable, id: string | null, scenarios: readonly ScenariosTable[]): boolean {
  const seen = new Set<string>();
  for (let next: ScenariosTable | undefined = row; next !== undefined && !seen.has(next.id);) {
    if (next.id === id) return true;
    seen.add(next.id);
    const { parent }: ScenariosTable = next;
    next = scenarios.find((one) => one.id === parent);
  }
  return false;
}
