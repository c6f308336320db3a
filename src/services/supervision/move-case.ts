import { randomUUID } from 'node:crypto';
import { judgeMove, type SupervisionMove } from '../../catalogue/supervision.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { may } from '../../catalogue/roles.ts';
import { writeAudit } from '../../db/audit.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import {
  findSupervision,
  insertSupervisionPaper,
  moveSupervision,
  type Supervision,
  supervisedProjects,
  supervisionSteps,
} from '../../db/supervisions.ts';
import { activePeople } from '../../db/users.ts';
import { NotFound } from '../../errors.ts';
import { isDay } from '../../words/day.ts';
import { type Actor, signature } from '../actor.ts';
import { noteStep } from './open-case.ts';

/** A file whose bytes are kept already. */
export interface HandedPaper {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** What somebody does to a case, as typed; `due` = the new day of a return. */
export interface SaidMove {
  readonly act: SupervisionMove['act'];
  /** The version they saw. */
  readonly version: number;
  readonly words: string;
  readonly due: string;
  readonly papers: readonly HandedPaper[];
}

export type CaseMoved =
  | { readonly kind: 'done' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Answers a 督办单, closes it or sends the answer back, with its audit row. Throws NotFound outside the scope. */
export async function moveCase(
  trx: Writer,
  { actor, scope, asOf }: { readonly actor: Actor; readonly scope: Scope; readonly asOf: string },
  sheet: string,
  said: SaidMove,
): Promise<CaseMoved> {
  // Two who press at once go one after the other, so that the second sees what the first did.
  await holdProgramme(trx, scope);
  const found = await findSupervision(trx, scope, sheet);
  if (found === undefined) throw new NotFound('supervision', sheet);
  if (found.version !== said.version) return { kind: 'stale' };
  if (said.due !== '' && !isDay(said.due)) return { kind: 'invalid', problems: [problem('due', 'supervision-due')] };
  const words = said.words.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const judged = judgeMove(await standingOf(trx, scope, found), {
    ...said,
    words,
    by: actor.person.id,
    today: asOf,
    alone: !(await othersReview(trx, scope.city, actor.person.id)),
  });
  if (!judged.ok) return { kind: 'invalid', problems: judged.problems };
  const { state, due } = judged;
  await moveSupervision(trx, found, { state, due });
  const { city, programme } = found;
  const newDay = due === found.due ? null : due;
  const of = { city, programme, id: sheet };
  const seq = await noteStep(trx, actor, of, { act: said.act, words: words === '' ? null : words, due: newDay });
  for (const { mediaType, ...paper } of said.papers)
    await insertSupervisionPaper(trx, { city, programme, sheet, id: randomUUID(), seq, ...paper, media_type: mediaType }); // prettier-ignore
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      programme,
      district: found.district,
      action: ACTIONS[said.act],
      entity: 'supervision',
      entity_id: sheet,
      changes: [
        { field: 'state', from: found.state, to: state },
        ...(newDay === null ? [] : [{ field: 'due', from: found.due, to: newDay }]),
        { field: 'words', from: null, to: words },
        ...said.papers.map(({ name, sha256 }) => ({
          field: 'paper',
          from: null,
          to: `${name} ${sha256.slice(0, 12)}`,
        })),
      ],
    },
  ]);
  return { kind: 'done' };
}

const ACTIONS = { answer: 'report', accept: 'accept', return: 'return' } as const;

async function standingOf(reader: Reader, scope: Scope, { state, due, sheet }: Supervision) {
  const answers = (await supervisionSteps(reader, scope, sheet)).filter(({ act }) => act === 'answer');
  const projects = await supervisedProjects(reader, scope, sheet);
  const stillLate = projects.filter(({ now }) => (now?.late_days ?? 0) > 0).length;
  return { state, due, answeredBy: answers.at(-1)?.by_id ?? null, stillLate };
}

/** Is there anybody else who could review an answer? */
async function othersReview(reader: Reader, city: string, person: string): Promise<boolean> {
  const people = await activePeople(reader, city);
  return people.some(({ id, role }) => id !== person && may(role, 'briefing.draft'));
}
