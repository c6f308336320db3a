import { BadRequest } from './errors.ts';
import type { Form } from './request.ts';

/** The name under which every form carries its cross-site token; handlers never see it. */
export const CSRF_FIELD = '_csrf';

/** Reads a url-encoded body. Names are kept as they are: no nesting, so no `__proto__` and no arrays by accident. */
export function parseForm(body: string): Form {
  return collect(new URLSearchParams(body));
}

export function collect(pairs: Iterable<readonly [string, string]>): Form {
  const form = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = form.get(name);
    if (values) values.push(value);
    else form.set(name, [value]);
  }
  return form;
}

/** The scalars a form must consist of; an absent one is ''. A field nobody named or a scalar given twice is a BadRequest. */
export function readFields<const Name extends string>(
  form: Form,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  for (const [name, values] of form) {
    if (!names.some((known) => known === name)) throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
    if (values.length > 1) throw new BadRequest(`field ${name} given ${values.length} times`);
  }
  return Object.fromEntries(names.map((name) => [name, form.get(name)?.[0] ?? ''])) as Record<Name, string>;
}
