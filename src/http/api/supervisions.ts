import { overdueDays, SUPERVISION_STATES } from '../../catalogue/supervision.ts';
import type { Reader } from '../../db/reader.ts';
import {
  countSupervisions,
  findSupervision,
  type Supervision,
  supervisedCounts,
  supervisedProjects,
  supervisionPapers,
  supervisionsIn,
  supervisionSteps,
} from '../../db/supervisions.ts';
import { paths } from '../../paths.ts';
import { issueText, numberOf } from '../../services/briefing/issue/issued-form.ts';
import { readPaging } from '../pager.ts';
import { json, notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** What every issued 督办单 came to, the latest first; a district sees its own. */
export async function listSupervisions(request: Request_, db: Reader): Promise<Reply> {
  const { query, scope } = request;
  const about = { district: query.get('district'), before: null };
  const state = SUPERVISION_STATES.find((one) => one === query.get('state')) ?? null;
  const { page, per } = readPaging(query);
  const counts = await countSupervisions(db, scope, about);
  const total = state === null ? [...counts.values()].reduce((sum, one) => sum + one, 0) : (counts.get(state) ?? 0);
  const rows = await supervisionsIn(db, scope, { ...about, state }, { limit: per, offset: (page - 1) * per });
  const projects = await supervisedCounts(db, scope, rows.map(({ sheet }) => sheet)); // prettier-ignore
  return json({
    total,
    page,
    per,
    rows: rows.map((row) => apiSupervision(row, projects.get(row.sheet) ?? 0, request)),
    totals: {},
  });
}

export async function showSupervision(request: Request_, db: Reader): Promise<Reply> {
  const { scope, params } = request;
  const found = await findSupervision(db, scope, params['id'] ?? '');
  if (found === undefined) return notFound();
  const { sheet } = found;
  const projects = await supervisedProjects(db, scope, sheet);
  const papers = await supervisionPapers(db, scope, sheet);
  const steps = await supervisionSteps(db, scope, sheet);
  const body = {
    ...apiSupervision(found, projects.length, request),
    supervised: projects.map(({ project: id, late_days, now }) => ({ id, late_days, late_days_now: now === null ? null : (now.late_days ?? 0) })), // prettier-ignore
    steps: steps.map(({ seq, act, at, by, words, due }) => ({
      ...{ act, at, by, words, due },
      papers: papers
        .filter((paper) => paper.seq === seq)
        .map(({ id, name, size, sha256 }) => ({ name, size, sha256, address: paths.supervisionPaper.to({ id: sheet, paper: id }) })), // prettier-ignore
    })),
  };
  return json(body, { headers: { ETag: `"${String(found.version)}"` } });
}

function apiSupervision(row: Supervision, projects: number, { asOf, t }: Request_) {
  const { sheet, unit, district, state, as_of, issued, due, version } = row;
  const number = issueText(row.kind, numberOf(row)!, t);
  return { sheet, number, unit, district, state, as_of, issued, due, overdue_days: overdueDays(row, asOf), projects, version }; // prettier-ignore
}
