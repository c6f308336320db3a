import type { Translate } from '../words/messages.ts';
import type { FieldProblem } from './reply.ts';

/**
 * Errors as the summary lists them: each begins with the label of the control it stands beside, since "please fill this in" alone says
 * nothing at the head of a long form. Labels are those of the controls (`field`) somewhere in what the page shows.
 */
export function namedErrors(errors: readonly FieldProblem[], shown: unknown, t: Translate): readonly FieldProblem[] {
  if (errors.length === 0) return errors;
  const labels = labelsIn(shown, new Map());
  return errors.map(({ field, message }) => {
    const label = labels.get(field);
    const isNamed = label === undefined || message.includes(label);
    return { field, message: isNamed ? message : t('frame.error-at', { label, message }) };
  });
}

function labelsIn(value: unknown, found: Map<string, string>): ReadonlyMap<string, string> {
  if (Array.isArray(value)) for (const one of value) labelsIn(one, found);
  else if (typeof value === 'object' && value !== null) {
    if ('describedBy' in value && 'name' in value && 'label' in value && 'error' in value && value.error !== null)
      found.set(String(value.name), String(value.label));
    else for (const one of Object.values(value)) labelsIn(one, found);
  }
  return found;
}
