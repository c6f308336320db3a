import type { Reader } from '../../db/reader.ts';
import { projectNames } from '../../db/project-names.ts';
import { figuresOfSheet } from '../../db/sheets.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths } from '../../paths.ts';
import { retrace } from '../../services/briefing/figure-rows.ts';
import { exactText, unitText } from '../../services/briefing/issue/issued-form.ts';
import { sheetFileName, withdrawnText } from '../../services/briefing/sheet-title.ts';
import type { Figure } from '../../services/briefing/sheet.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { csvFile } from '../table-file.ts';
import { issuedAt } from './issued-files.ts';
import { sheetName } from './sheet-rows.ts';

/** The trace of a figure: the projects stored with it, what each adds, and their sum as it was before rounding. */
export async function showFigure(request: Request_, db: Reader): Promise<Reply> {
  const { scope, params, query, format, t } = request;
  const sheet = await issuedAt(request, db);
  if (sheet === undefined) return notFound();
  const rows = await figuresOfSheet(db, scope, sheet.id);
  const row = rows.find(({ id }) => id === params['figure']);
  if (row === undefined) return notFound();
  const { figure, sum, intact } = retrace(row);
  if (format === 'csv') return csvFile(`${sheetFileName(sheet, t)}_${figure.id}`, tableOf(figure, t));
  const { page: wanted, per } = readPaging(query);
  const total = figure.parts.length;
  const current = Math.min(wanted, lastPage({ total, per }));
  const shown = figure.parts.slice((current - 1) * per, current * per);
  const names = await projectNames(db, scope, shown.map(({ project }) => project)); // prettier-ignore
  const address = { id: sheet.id, figure: figure.id };
  const data = {
    title: figure.label,
    crumbs: [
      { label: t('briefings.title'), href: paths.briefings.to() },
      { label: sheetName(sheet, t), href: paths.issuedSheet.to({ id: sheet.id }) },
    ],
    withdrawn: withdrawnText(sheet, t),
    printed: `${exactText(figure)} ${unitText(figure, t)}`,
    facts: [
      { label: t('briefings.trace.value'), value: String(figure.value) },
      { label: t('briefings.trace.basis'), value: figure.basis },
      { label: t('briefings.trace.book'), value: figure.book === null ? '—' : t(`briefings.book.${figure.book}`) },
      { label: t('briefings.trace.release'), value: t(`briefings.release.${figure.release}`) },
      { label: t('briefings.draft.as-of'), value: sheet.as_of },
    ],
    hash: row.hash,
    intact,
    sum: sum === null ? null : String(sum),
    count: total,
    of: figure.of.flatMap((id) => {
      const part = rows.find((one) => one.id === id);
      return part === undefined
        ? []
        : [{ href: paths.issuedFigure.to({ ...address, figure: id }), label: part.label, value: String(part.value) }];
    }),
    rows: shown.map(({ project, value }) => ({
      id: project,
      name: names.get(project) ?? t('briefings.trace.gone'),
      href: names.has(project) ? paths.project.to({ id: project }) : null,
      evidence: names.has(project) ? paths.projectSteps.to({ id: project }) : null,
      history: names.has(project) ? paths.projectHistory.to({ id: project }) : null,
      value: String(value),
    })),
    csv: `${paths.issuedFigure.to(address)}.csv`,
    pager: pager({ total, page: current, per }, (one) => paths.issuedFigure.to(address, { page: one, per }), t),
  };
  return page('briefings/figure', data);
}

function tableOf(figure: Figure, t: Request_['t']): SheetTable {
  return {
    name: figure.label,
    columns: [
      { header: t('briefings.trace.project'), format: '@', width: 20 },
      { header: t('briefings.trace.adds'), format: 'General', width: 24 },
    ],
    rows: figure.parts.map(({ project, value }) => [project, value]),
  };
}
