import { problem, type Checked, type Problem } from '../../../catalogue/problem.ts';
import { type Letterhead, NO_LETTERHEAD } from './letterhead.ts';
import type { Kind } from '../kinds.ts';

/** The papers that carry a letterhead; a dispatch table and a project card have none. */
export const LETTERHEAD_KINDS = ['bulletin', 'special', 'progress', 'targets', 'supervision'] as const satisfies readonly Kind[]; // prettier-ignore
export type LetterheadKind = (typeof LETTERHEAD_KINDS)[number];

export const LETTERHEAD_FIELDS = ['name', 'issuer', 'report_to', 'send_to', 'give_to', 'copies', 'contact'] as const;
export type LetterheadField = (typeof LETTERHEAD_FIELDS)[number];

/** Signs each line has room for; the masthead stands in large letters on one line, Latin letters at half the width. */
const LONGEST = { name: 13, issuer: 30, report_to: 40, send_to: 40, give_to: 40, contact: 40 } as const;
const MOST_COPIES = 9999;

/** What a kind prints of a letterhead: a reminder has its own title and goes to one unit only. */
export function fieldsOfKind(kind: LetterheadKind): readonly LetterheadField[] {
  return kind === 'supervision' ? ['issuer', 'contact'] : LETTERHEAD_FIELDS;
}

/** Reads what was typed; what is empty or not printed by the kind is left to the program's words. */
export function readLetterhead(
  kind: LetterheadKind,
  typed: Readonly<Record<LetterheadField, string>>,
): Checked<Letterhead> {
  const asked = fieldsOfKind(kind);
  const text = (field: LetterheadField): string | null =>
    asked.includes(field) ? typed[field].normalize('NFC').trim() || null : null;
  const lines = (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).map((field) => ({ field, value: text(field) }));
  const problems = lines.flatMap(({ field, value }) => lineProblems(field, value));
  const count = text('copies');
  const copies = count === null ? null : Number(count);
  if (copies !== null && !(/^\d+$/.test(count!) && copies >= 1 && copies <= MOST_COPIES))
    problems.push(problem('copies', 'number-range', { value: count!, min: 1, max: MOST_COPIES }));
  if (problems.length > 0) return { ok: false, problems };
  const read = Object.fromEntries(lines.map(({ field, value }) => [field, value]));
  return { ok: true, value: { ...NO_LETTERHEAD, ...read, copies } };
}

function lineProblems(field: keyof typeof LONGEST, value: string | null): Problem[] {
  if (value === null) return [];
  if (/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(value)) return [problem(field, 'control-character')];
  const width = Array.from(value).reduce((sum, sign) => sum + (/[\u0020-\u024f]/.test(sign) ? 0.5 : 1), 0);
  return width > LONGEST[field] ? [problem(field, 'too-long')] : [];
}
