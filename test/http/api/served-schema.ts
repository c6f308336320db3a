type Schema = Readonly<Record<string, unknown>>;
export type Schemas = Readonly<Record<string, Schema>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
};
/** Keywords that describe and do not restrict. */
const WORDS = new Set(['title', 'description', 'default', '$defs', 'id']);

/** What of a value does not keep to a schema as it is served (JSON Schema 2020-12, the keywords used); a keyword nobody checks is a fault. */
export function faultsOf(schema: Schema, value: unknown, schemas: Schemas, at = '$'): readonly string[] {
  const inner = (part: unknown, one: unknown, where: string) => faultsOf(part as Schema, one, schemas, where);
  const bad = (isRight: boolean, what: string): readonly string[] => (isRight ? [] : [`${at}: ${what}`]);
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const object = isObject(value) ? value : {};
  const number = typeof value === 'number' ? value : null;
  const text = typeof value === 'string' ? value : null;
  const check: Readonly<Record<string, (by: never) => readonly string[]>> = {
    $ref: (ref: string) => inner(resolved(ref, schemas), value, at),
    type: (type: string | readonly string[]) => bad([type].flat().some((one) => TYPES[one]!(value)), `is no ${String(type)}`),
    const: (one: unknown) => bad(one === value, `is not ${JSON.stringify(one)}`),
    enum: (ones: readonly unknown[]) => bad(ones.includes(value), `is none of ${JSON.stringify(ones)}`),
    anyOf: (parts: readonly Schema[]) => bad(parts.some((part) => inner(part, value, at).length === 0), 'fits no part'),
    oneOf: (parts: readonly Schema[]) => bad(parts.filter((part) => inner(part, value, at).length === 0).length === 1, 'fits not one part'),
    allOf: (parts: readonly Schema[]) => parts.flatMap((part) => inner(part, value, at)),
    not: (part: Schema) => bad(inner(part, value, at).length > 0, 'is what it must not be'),
    required: (names: readonly string[]) => (isObject(value) ? names.filter((name) => !(name in object)).map((name) => `${at}.${name}: is missing`) : []),
    properties: (parts: Schemas) => Object.keys(parts).filter((name) => name in object).flatMap((name) => inner(parts[name], object[name], `${at}.${name}`)),
    additionalProperties: (part: boolean | Schema) => others().flatMap((name) => part === false ? [`${at}.${name}: is not described`] : part === true ? [] : inner(part, object[name], `${at}.${name}`)),
    propertyNames: (part: Schema) => Object.keys(object).flatMap((name) => inner(part, name, `${at} ${name}`)),
    items: (part: boolean | Schema) => part === true ? [] : list.slice(Array.isArray(schema['prefixItems']) ? schema['prefixItems'].length : 0).flatMap((one, index) => part === false ? [`${at}: has too many`] : inner(part, one, `${at}[${String(index)}]`)),
    prefixItems: (parts: readonly Schema[]) => parts.flatMap((part, index) => (index < list.length ? inner(part, list[index], `${at}[${String(index)}]`) : [])),
    minItems: (least: number) => bad(!Array.isArray(value) || list.length >= least, 'has too few'),
    maxItems: (most: number) => bad(list.length <= most, 'has too many'),
    minimum: (least: number) => bad(number === null || number >= least, 'is too small'),
    maximum: (most: number) => bad(number === null || number <= most, 'is too large'),
    exclusiveMinimum: (least: number) => bad(number === null || number > least, 'is too small'),
    exclusiveMaximum: (most: number) => bad(number === null || number < most, 'is too large'),
    minLength: (least: number) => bad(text === null || text.length >= least, 'is too short'),
    maxLength: (most: number) => bad(text === null || text.length <= most, 'is too long'),
    pattern: (pattern: string) => bad(text === null || new RegExp(pattern, 'u').test(text), `does not match ${pattern}`),
    format: (format: string) => bad(format !== 'date' || text === null || /^\d{4}-\d\d-\d\d$/.test(text), `is no ${format}`),
  }; // prettier-ignore
  const others = (): readonly string[] =>
    Object.keys(object).filter((name) => !(name in ((schema['properties'] ?? {}) as Schema)));
  return Object.entries(schema).flatMap(([keyword, by]) => {
    if (WORDS.has(keyword)) return [];
    const checks = check[keyword];
    return checks === undefined ? [`${at}: nobody checks ${keyword}`] : checks(by as never);
  });
}

function resolved(ref: string, schemas: Schemas): Schema {
  const found = schemas[ref.replace('#/components/schemas/', '')];
  if (found === undefined) throw new Error(`${ref} leads nowhere`);
  return found;
}
