import { fieldOf, type Field } from '../../catalogue/fields.ts';
import { writeLines } from '../../catalogue/line-text.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { percentValue } from '../../words/number.ts';
import { BadRequest } from '../errors.ts';
import type { Form } from '../request.ts';
import { FORM_FIELDS } from './form-sections.ts';

/** A measure as typed: the method and the text of each input. */
export interface TypedMeasure {
  readonly method: string;
  readonly basis: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** The whole form as typed; what a failed save shows again, character for character. */
export interface TypedProject {
  readonly texts: Readonly<Record<string, string>>;
  readonly measures: readonly TypedMeasure[];
  /** The version the person began with; null for a new project. */
  readonly version: number | null;
  readonly reason: string;
  /** Names this filling-in of the form, so that sending it twice makes one record. */
  readonly once: string;
}

export const MAX_MEASURES = 20;
const MEASURE = /^m(\d{1,2})\.([A-Za-z][A-Za-z0-9_]{0,63})$/;

/** Reads the form; a field nobody made is refused. The button pressed stands apart (`do`). */
export function readTyped(form: Form): { readonly typed: TypedProject; readonly pressed: string } {
  const texts: Record<string, string> = {};
  const measures: { method: string; basis: string; inputs: Record<string, string> }[] = [];
  for (const [name, values] of form) {
    if (values.length > 1) throw new BadRequest(`field ${name.slice(0, 80)} given twice`);
    const [value = ''] = values;
    const part = MEASURE.exec(name);
    if (part !== null) {
      const index = Number(part[1]);
      if (index >= MAX_MEASURES) throw new BadRequest('too many measures');
      const measure = (measures[index] ??= { method: '', basis: 'original', inputs: {} });
      if (part[2] === 'method' || part[2] === 'basis') measure[part[2]] = value;
      else measure.inputs[part[2]!] = value;
    } else if (FORM_FIELDS.includes(name)) texts[name] = value;
    else if (!['do', 'version', 'reason', 'once'].includes(name))
      throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
  }
  const one = (name: string): string => form.get(name)?.[0] ?? '';
  const version = /^\d{1,9}$/.test(one('version')) ? Number(one('version')) : null;
  const typed = {
    texts,
    measures: measures.flatMap((measure) => measure),
    version,
    reason: one('reason'),
    once: one('once').slice(0, 64),
  };
  return { typed, pressed: one('do') };
}

/** A stored project as the form shows it. */
export function typedOf(record: ProjectRecord, once: string): TypedProject {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  return {
    texts: Object.fromEntries(FORM_FIELDS.map((key) => [key, typedText(fieldOf(key)!, values[key], record)])),
    measures: record.measures.map(({ method, basis, inputs }) => ({
      method,
      basis,
      inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)])),
    })),
    version: record.version,
    reason: '',
    once,
  };
}

function typedText(field: Field, value: unknown, record: ProjectRecord): string {
  if (field.kind === 'lines') {
    // What the methods yield is not typed again.
    if (field.key === 'reduces' && record.measures.length > 0) return '';
    return writeLines(field.key as Parameters<typeof writeLines>[0], value as never);
  }
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('、');
  if (field.kind === 'percent') return String(percentValue(value as number));
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}
