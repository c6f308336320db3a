import { NO_NOTES, type ReviewNotes } from '../../catalogue/review/subject.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import type { FieldProblem } from '../reply.ts';
import type { Form } from '../request.ts';

const FIELDS = Object.keys(NO_NOTES) as (keyof ReviewNotes)[];
const NUMBERS: ReadonlySet<keyof ReviewNotes> = new Set(['load', 'output_before', 'output_after']);
const MOST_LOAD = 200;

/** The questions a reviewer answers from the papers: 是, 否 or 未核. */
export function notesForm(notes: ReviewNotes, errors: readonly FieldProblem[], t: Translate) {
  const choices = ['', '1', '0'].map((value) => ({
    value,
    label: t(`reviews.answer-${value === '' ? 'none' : value}`),
  }));
  return FIELDS.map((name) => {
    const value = notes[name];
    const label = t(`reviews.note-${name}`);
    if (NUMBERS.has(name)) {
      const unit = name === 'load' ? { unit: '%' } : {};
      return field({ name, label, value: value === null ? '' : String(value), control: 'number', ...unit }, errors);
    }
    return field(
      { name, label, value: value === null ? '' : value === true ? '1' : '0', control: 'select', choices },
      errors,
    );
  });
}

/** Reads the form; a number that is none is an error, what was typed otherwise stays. */
export function readNotes(form: Form, t: Translate) {
  const typed = readFields(form, [...FIELDS, 'version']);
  const errors: FieldProblem[] = [];
  const entries = FIELDS.map((name) => {
    const text = typed[name].normalize('NFKC').replace(/[\s,%]/g, '');
    if (!NUMBERS.has(name)) return [name, text === '1' ? true : text === '0' ? false : null] as const;
    if (text === '') return [name, null] as const;
    const value = /^\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
    if (Number.isNaN(value) || (name === 'load' && value > MOST_LOAD)) {
      errors.push({ field: name, message: t('reviews.not-a-number', { typed: typed[name].slice(0, 40) }) });
      return [name, null] as const;
    }
    return [name, value] as const;
  });
  const version = /^\d{1,9}$/.test(typed.version) ? Number(typed.version) : -1;
  return { notes: Object.fromEntries(entries) as unknown as ReviewNotes, version, errors };
}
