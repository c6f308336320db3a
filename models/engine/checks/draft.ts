/**
 * A value that may lack parts: what is left of a file once everything of a wrong shape is taken out. A key that stood there
 * with an unusable value keeps standing with `undefined`, so that a check can tell "wrong" from "not given".
 */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly (Draft<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }
    : T;

/** Whether a key was not given at all (or as null): an unusable value was given. */
export function absent<T extends object>(draft: T, key: keyof T): boolean {
  return !Object.hasOwn(draft, key) || draft[key] === null;
}

/** Which of some keys were given, usable or not. */
export function given<T extends object, Key extends keyof T & string>(draft: T, keys: readonly Key[]): readonly Key[] {
  return keys.filter((key) => !absent(draft, key));
}
