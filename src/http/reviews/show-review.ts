import { fundVerdict } from '../../catalogue/review/fund-rules.ts';
import type { ReviewNotes } from '../../catalogue/review/subject.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { reviewNotesOf } from '../../db/review-notes.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { reviewProjects } from '../../services/review/review-projects.ts';
import { saveReviewNotes } from '../../services/review/save-review-notes.ts';
import { sourceCredits } from '../../services/review/source-credits.ts';
import { actorOf } from '../actor.ts';
import { mayWrite } from '../may-write.ts';
import { projectHead } from '../project-head.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { notesForm, readNotes } from './notes-form.ts';
import { reviewView } from './review-view.ts';

/** One project as a reviewer would see it: what fails, what to bring, who is credited what on its source, may it be funded. */
export async function showReview(request: Request_, db: Reader): Promise<Reply> {
  return reviewPage(request, db, null);
}

/** Keeps what a reviewer read in the papers. */
export async function sendNotes(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, params, t } = request;
  const id = params['id'] ?? '';
  if ((await findProject(trx, scope, id)) === undefined) return notFound();
  const typed = readNotes(request.form, t);
  if (typed.errors.length > 0) return reviewPage(request, trx, { ...typed, status: 422 });
  const context = { actor: actorOf(request), scope, asOf };
  const saved = await saveReviewNotes(trx, context, id, typed.notes, typed.version);
  if (saved === 'stale') {
    const errors = [{ field: 'notes', message: t('reviews.notes-stale') }];
    return reviewPage(request, trx, { ...typed, errors, status: 409 });
  }
  return redirect(paths.projectReview.to({ id }), { notice: t(`reviews.notes-${saved}`) });
}

interface Typed {
  readonly notes: ReviewNotes;
  readonly errors: readonly FieldProblem[];
  readonly status: number;
}

async function reviewPage(request: Request_, db: Reader, typed: Typed | null): Promise<Reply> {
  const { scope, asOf, programme, locale, t, person, params } = request;
  const id = params['id'] ?? '';
  const record = await findProject(db, scope, id);
  if (record === undefined) return notFound();
  const lists = await cityLists(db, programme, locale);
  const [review] = await reviewProjects(db, scope, asOf, [id]);
  const [row] = await reviewNotesOf(db, scope, id);
  const credits = record.source === null ? [] : await sourceCredits(db, scope, record.source);
  const beside = credits.flatMap(({ lines }) => lines.map((line) => line.record)).filter((other) => other.id !== id);
  const fund = fundVerdict({
    record,
    hasList: review!.subject.onFile.has('list'),
    otherFundNumbers: [...new Set(beside.map(({ fund_no }) => fund_no).filter((number) => number !== null))],
    notes: review!.subject.notes,
  });
  const errors = typed?.errors ?? [];
  return page(
    'reviews/project',
    {
      ...projectHead(request, record, lists, 'review'),
      errors,
      ...reviewView({ review: review!, credits, fund, scope, lists, t }),
      notes: notesForm(typed?.notes ?? review!.subject.notes, errors, t),
      version: String(row?.version ?? 0),
      action: mayWrite(person, 'project.report', record) ? paths.projectReview.to({ id }) : null,
    },
    { status: typed?.status ?? 200 },
  );
}
