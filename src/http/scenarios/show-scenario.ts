import type { Reader } from '../../db/reader.ts';
import { findRun, latestRun } from '../../db/runs.ts';
import { findScenario } from '../../db/scenarios.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import { notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { aboutOf, scenarioPage } from './scenario-page.ts';
import { settleChange, typedChange } from './typed-change.ts';

/** A scenario: its changes in words, and what its chosen run (`?run=R0001`; else the latest) says. */
export async function showScenario(request: Request_, db: Reader): Promise<Reply> {
  const { programme, params, query } = request;
  const key = { city: programme.city, programme: programme.id };
  const row = await findScenario(db, key, params['id'] ?? '');
  if (row === undefined) return notFound();
  const wanted = query.get('run');
  const run: RunsTable | undefined =
    wanted === null ? await latestRun(db, key, row.id) : await findRun(db, key, wanted);
  if (wanted !== null && run?.scenario !== row.id) return notFound();
  const settled = await settleChange(request, db, typedChange([], programme.year));
  return scenarioPage(request, db, {
    row,
    run: run ?? null,
    about: aboutOf(row),
    settled,
    errors: [],
    conflict: null,
    open: null,
  });
}
