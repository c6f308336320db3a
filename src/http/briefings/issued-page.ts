import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { contentOfSheet, correctionsOf, figuresOfSheet, sheetOfCode } from '../../db/sheets.ts';
import { findSupervision } from '../../db/supervisions.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { paths } from '../../paths.ts';
import { hasWord, isKind } from '../../services/briefing/kinds.ts';
import { changedFigures, visibleChanges } from '../../services/briefing/issue/changed-figures.ts';
import { draftSheet } from '../../services/briefing/issue/draft-sheets.ts';
import { figureOfRow } from '../../services/briefing/figure-rows.ts';
import { withdrawSheet } from '../../services/briefing/issue/issue-sheet.ts';
import { exactText, spacedCode, unitText } from '../../services/briefing/issue/issued-form.ts';
import { readCode } from '../../services/briefing/issue/short-code.ts';
import { withdrawnText } from '../../services/briefing/sheet-title.ts';
import { editsOf, localeOfRow, orderOfRow } from '../../services/briefing/sheet-of-row.ts';
import { standingFigures } from '../../services/briefing/standing-figures.ts';
import { type CityLists, cityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { at } from './draft-acts.ts';
import { issuedAt } from './issued-files.ts';
import { kindName, narrowedText, sheetName } from './sheet-rows.ts';

/** The issued sheet, with what has happened to it and to its figures since. */
export async function showIssued(request: Request_, db: Reader): Promise<Reply> {
  return issuedPage(request, db, []);
}

/** From the code at the foot of a paper to its trace. */
export async function openTrace(request: Request_, db: Reader): Promise<Reply> {
  return (await traceOf(request, db, request.params['code'] ?? '')) ?? notFound();
}

/** The trace whose code was typed beside the list of sheets; null when none was, or none has it. */
export async function codeTyped(request: Request_, db: Reader): Promise<Reply | null> {
  return traceOf(request, db, request.query.get('code') ?? '');
}

async function traceOf({ scope }: Request_, db: Reader, typed: string): Promise<Reply | null> {
  const code = readCode(typed);
  const row = code === null ? undefined : await sheetOfCode(db, scope, code);
  return row === undefined ? null : redirect(paths.issuedSheet.to({ id: row.id }));
}

/** 更正: begins a new sheet for the same order that will say what differs. */
export async function sendCorrection(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, t } = request;
  const row = await issuedAt(request, trx);
  const order = row === undefined ? null : orderOfRow(row);
  if (row === undefined || order === null) return notFound();
  const reason = readFields(request.form, ['reason']).reason.trim();
  if (row.state === 'withdrawn')
    return issuedPage(request, trx, [{ field: '', message: t('briefings.step.is-withdrawn') }], 422);
  if (reason === '')
    return issuedPage(request, trx, [{ field: 'reason', message: t('briefings.step.no-reason') }], 422);
  const corrects = { sheet: row.id, reason };
  const draft = await draftSheet(trx, actorOf(request, reason), scope, order, { locale: localeOfRow(row), corrects });
  return redirect(paths.draftSheet.to({ id: draft.id }), { notice: t('briefings.draft.begun') });
}

export async function sendWithdrawal(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, t } = request;
  if ((await issuedAt(request, trx)) === undefined) return notFound();
  const typed = readFields(request.form, ['version', 'why']);
  const done = await withdrawSheet(trx, actorOf(request), scope, at(request, typed.version), typed.why.trim());
  const id = request.params['id'] ?? '';
  if (done.ok) return redirect(paths.issuedSheet.to({ id }), { notice: t('briefings.issued.withdrawn-notice') });
  return issuedPage(request, trx, [{ field: 'why', message: t(`briefings.step.${done.code}`, done.params) }], 422);
}

async function issuedPage(
  request: Request_,
  db: Reader,
  errors: readonly FieldProblem[],
  status = 200,
): Promise<Reply> {
  const { t, scope, programme, person } = request;
  const row = await issuedAt(request, db);
  if (row === undefined) return notFound();
  const { id } = row;
  const figures = (await figuresOfSheet(db, scope, id)).map(figureOfRow);
  const live = await standingFigures({ reader: db, scope, programme }, row);
  const now = new Map((live ?? []).map((figure) => [figure.id, figure]));
  const moved =
    live === null ? [] : visibleChanges(changedFigures(figures, live)).filter(({ before, after }) => before && after);
  const stands = row.state === 'issued';
  const supervised = await findSupervision(db, scope, id);
  const kept = (await contentOfSheet(db, scope, id)) !== undefined;
  const data = {
    title: sheetName(row, t),
    crumbs: [{ label: t('briefings.title'), href: paths.briefings.to() }],
    errors,
    isWithdrawn: !stands,
    withdrawn: withdrawnText(row, t),
    corrections: (await correctionsOf(db, scope, id))
      .filter(({ state }) => state === 'issued' || state === 'withdrawn')
      .map((one) => ({ href: paths.issuedSheet.to({ id: one.id }), name: sheetName(one, t) })),
    banner: moved.slice(0, BANNER).map(({ label, before, after }) => ({
      text: t('briefings.issued.differs', { label, now: exactText(after), was: exactText(before) }),
    })),
    more: moved.length > BANNER ? t('briefings.issued.more-differ', { count: moved.length - BANNER }) : '',
    supervision:
      supervised === undefined
        ? null
        : {
            href: paths.supervision.to({ id }),
            label: t('supervisions.link', { state: t(`supervisions.state.${supervised.state}`) }),
          },
    facts: factsOf(row, await cityLists(db, programme, request.locale), { t, year: programme.year }),
    sheet: paths.issuedFile.to({ id }),
    html: paths.reprintHtml.to({ id }),
    pdf: paths.reprintPdf.to({ id }),
    workbook: kept ? paths.reprintWorkbook.to({ id }) : null,
    word: kept && isKind(row.kind) && hasWord(row.kind) ? paths.reprintWord.to({ id }) : null,
    figures: figures.map((figure) => ({
      href: paths.issuedFigure.to({ id, figure: figure.id }),
      label: figure.label,
      value: exactText(figure),
      unit: unitText(figure, t),
      basis: figure.basis,
      release: t(`briefings.release.${figure.release}`),
      isPublic: figure.release === 'public',
      now: live === null ? '' : exactText(now.get(figure.id) ?? null),
      projects: figure.parts.length > 0 ? String(figure.parts.length) : '—',
    })),
    compares: live !== null,
    correct: stands && may(person.role, 'briefing.draft') ? paths.correctSheet.to({ id }) : null,
    reason: field(
      { name: 'reason', label: t('briefings.issued.reason'), value: '', required: true, maxLength: 200 },
      errors,
    ),
    withdraw: stands && may(person.role, 'briefing.issue') ? paths.withdrawSheet.to({ id }) : null,
    why: field({ name: 'why', label: t('briefings.issued.why'), value: '', required: true, maxLength: 200 }, errors),
    version: row.version,
  };
  return page('briefings/issued', data, { status });
}

/** Figures that differ as many as a banner can hold. */
const BANNER = 3;

function factsOf(
  row: SheetsTable,
  lists: CityLists,
  { t, year }: { readonly t: Request_['t']; readonly year: number },
) {
  const fact = (key: string, value: string) => ({ label: t(`briefings.issued.fact-${key}`), value });
  const edited = Object.keys(editsOf(row)).length;
  return [
    fact('kind', kindName(row.kind, t)),
    fact('what', narrowedText(row, lists, { t, year })),
    fact('as-of', row.as_of),
    fact('issued', t('briefings.draft.who', { name: row.issued_name!, at: shanghaiMinute(row.issued!) })),
    fact('reviewed', t('briefings.draft.who', { name: row.reviewed_name!, at: shanghaiMinute(row.reviewed!) })),
    fact('run', row.run),
    fact('model', row.model_version!.slice(0, 8)),
    fact('fingerprint', row.fingerprint!.slice(0, 8)),
    fact('code', spacedCode(row.code!)),
    fact('sha', row.html_sha256!.slice(0, 16)),
    ...(edited > 0 ? [fact('edited', t('briefings.issued.edited', { count: edited }))] : []),
  ];
}
