/** One thing a person got wrong: which field, a code the message catalogue words (`problems.<code>`), and what the sentence needs. */
export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}

export const problem = (field: string, code: string, params: Problem['params'] = {}): Problem => ({
  field,
  code,
  params,
});

/** A value, or everything that is wrong with it. `notes` say what was read as something else (an old district as today's): never refused, always said. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly notes?: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
