import { orderOf } from '../../catalogue/workflows.ts';
import { statusOf, type Step } from '../../catalogue/steps.ts';
import { projectEvents } from '../../db/changes.ts';
import { groupRows } from '../../db/group-rows.ts';
import { movesFrom } from '../../db/project-moves.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import type { ProjectMovesTable } from '../../db/tables/lifecycle-tables.ts';
import { addDays } from '../../words/day.ts';

/** What the way back to an earlier step empties. */
const REWOUND = ['step', 'started', 'finished', 'effective'] as const;

/** How a project stood before it was sent back, and the days it had reached its steps on by then. */
export interface BeforeReturn {
  readonly fields: Partial<Pick<ProjectRecord, (typeof REWOUND)[number] | 'status'>>;
  readonly reached: ReadonlyMap<string, string>;
}

/** Every project that was sent back to an earlier step after a day, which leaves no other date, as it stood before. */
export async function returnedAfter(
  reader: Reader,
  key: ProgrammeKey,
  day: string,
): Promise<ReadonlyMap<string, BeforeReturn>> {
  const later = (await movesFrom(reader, key, addDays(day, 1))).filter(isBack);
  const first = new Map(later.toReversed().map((move) => [move.project, move]));
  if (first.size === 0) return new Map();
  const projects = [...first.keys()];
  const events = groupRows(await projectEvents(reader, key, { projects }), ({ entity_id: id }) => id);
  const moves = groupRows(await movesFrom(reader, key, '', projects), ({ project }) => project);
  const returned = [...first].map(([project, back]): [string, BeforeReturn] => {
    const changes = (events.get(project) ?? []).filter(({ at }) => at === back.at).flatMap((event) => event.changes);
    const said = changes.filter(({ field }) => REWOUND.some((one) => one === field));
    const step = back.from_step as Step;
    const fields = {
      ...Object.fromEntries(said.map(({ field, from }) => [field, from])),
      step,
      status: statusOf(step),
    };
    return [project, { fields, reached: reachedBefore(back, moves.get(project) ?? []) }];
  });
  return new Map(returned);
}

/** The days of the steps it had come to, of which the way back kept only the earlier ones. */
function reachedBefore(back: ProjectMovesTable, moves: readonly ProjectMovesTable[]): ReadonlyMap<string, string> {
  return new Map(moves.filter((move) => move.seq < back.seq && !isBack(move)).map((move) => [move.to_step, move.day]));
}

function isBack({ from_step: from, to_step: to }: ProjectMovesTable): boolean {
  return from !== null && to !== 'cancelled' && (from === 'cancelled' || orderOf(to) < orderOf(from));
}
