import { problem, type Problem } from '../../catalogue/problem.ts';
import { readTonnes } from '../../catalogue/read-plain.ts';
import { MOVE_KINDS, type MoveKind } from '../../catalogue/workflows.ts';
import type { MoveRequest } from '../../services/life/move-request.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import type { Form } from '../request.ts';

/** Names of the controls of all moves; a form holds those of its kind. */
export const MOVE_FIELDS = [
  'kind', 'version', 'once', 'day', 'to', 'reason', 'code', 'run', 'opinion', 'found-NOx', 'found-VOC', 'notice-place', 'notice-from', 'notice-to',
  'start', 'finish', 'substitute', 'given-up', 'paper', 'request',
] as const; // prettier-ignore
export type TypedMove = Readonly<Record<(typeof MOVE_FIELDS)[number], string>>;

/** Pollutants a verifier finds an amount of on site. */
const FOUND = ['NOx', 'VOC'] as const;

export interface ReadMove {
  readonly kind: MoveKind;
  readonly typed: TypedMove;
  readonly request: MoveRequest;
  /** What cannot be read at all. */
  readonly problems: readonly Problem[];
}

/** Reads the form of a move; what a person may not send is no mistake of theirs. */
export function readMove(form: Form): ReadMove {
  const typed = readFields(form, MOVE_FIELDS);
  const kind = MOVE_KINDS.find((known) => known === typed.kind);
  if (kind === undefined || !/^\d{1,9}$/.test(typed.version)) throw new BadRequest('no such move');
  const cells = FOUND.map((pollutant) => ({
    pollutant,
    read: readTonnes(`found-${pollutant}`, typed[`found-${pollutant}`]),
  }));
  const place = typed['notice-place'].trim().slice(0, 200);
  const request: MoveRequest = {
    kind,
    version: Number(typed.version),
    day: typed.day,
    to: orNull(typed.to),
    reason: typed.reason.trim().slice(0, 500),
    code: orNull(typed.code),
    run: orNull(typed.run),
    opinion: typed.opinion.trim().slice(0, 500),
    found: Object.fromEntries(
      cells.flatMap(({ pollutant, read }) => (read.ok && read.value !== null ? [[pollutant, read.value]] : [])),
    ),
    // Without a place nothing was said of a notice: forms of other moves do not ask for one.
    notice: place === '' ? null : { place, from: typed['notice-from'], to: typed['notice-to'] },
    plan: { start: orNull(typed.start), finish: orNull(typed.finish) },
    // A number copied from a list or typed by hand means the same project.
    substitute: orNull(typed.substitute.normalize('NFKC').toUpperCase()),
    givenUp: typed['given-up'] !== '',
    paper: orNull(typed.paper),
  };
  return {
    kind,
    typed,
    request,
    problems: cells.flatMap(({ pollutant, read }) => (read.ok ? farProblems(pollutant, read.value) : read.problems)),
  };
}

/** Beyond this it is a slip of the unit. */
const MOST = 1e6;

const farProblems = (pollutant: string, tonnes: number | null): readonly Problem[] =>
  Math.abs(tonnes ?? 0) > MOST ? [problem(`found-${pollutant}`, 'tonnes-range', { value: tonnes!, most: MOST })] : [];

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
