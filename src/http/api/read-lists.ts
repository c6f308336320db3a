import { methodRecord } from '../../../models/method-record.ts';
import { auditPage, countAudit } from '../../db/audit.ts';
import type { Reader } from '../../db/reader.ts';
import { targetsOf } from '../../db/targets.ts';
import { loadModelFiles } from '../../model-files.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { portfolioTarget } from '../../services/portfolio/portfolio-target.ts';
import { apiRow } from '../audit-event.ts';
import { auditQuery, readFilter } from '../audit-filter.ts';
import { readPaging } from '../pager.ts';
import { json, notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { wholeList } from '../whole-list.ts';

/** Targets in the form of the portfolio, with what each book brings; a district sees those assigned to it. */
export async function listTargets(request: Request_, db: Reader): Promise<Reply> {
  const { programme, scope, asOf } = request;
  const key = { city: programme.city, programme: programme.id };
  const { outcome } = await ledgerOutcome(db, key, asOf);
  const books = new Map(outcome.targets.map((target) => [target.id, target.books]));
  const rows = (await targetsOf(db, key)).filter(
    ({ district }) => scope.district === null || district === scope.district,
  );
  return wholeList(
    rows.map((row) => ({
      ...portfolioTarget(row),
      district: row.district,
      title: row.title,
      parent: row.parent,
      document: row.document,
      issuer: row.issuer,
      issued: row.issued,
      note: row.note,
      books: books.get(row.id),
    })),
  );
}

/** Every method of the library, with its formula in words and the factors it draws on. */
export async function listMethods(): Promise<Reply> {
  const { methods } = await loadModelFiles();
  return wholeList([...methods.values()].map(methodRecord));
}

export async function showMethod(request: Request_): Promise<Reply> {
  const method = (await loadModelFiles()).methods.get(request.params['id'] ?? '');
  return method === undefined ? notFound() : json(methodRecord(method));
}

/** The trail, as much of it as this person may see, the latest first. */
export async function listAudit({ query, config, person }: Request_, db: Reader): Promise<Reply> {
  const asked = auditQuery(config.city, person, readFilter(query));
  const { page, per } = readPaging(query);
  const total = await countAudit(db, asked);
  const rows = await auditPage(db, asked, { limit: per, offset: (page - 1) * per });
  return json({ total, page, per, rows: rows.map(apiRow), totals: {} });
}
