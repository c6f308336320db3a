import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { findSheet } from '../../db/sheets.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { paths } from '../../paths.ts';
import { paragraphsOf } from '../../services/briefing/issue/edited-sheet.ts';
import { type Drafted, sheetOfRow, strangeNumbers } from '../../services/briefing/sheet-of-row.ts';
import { hasWord, isKind } from '../../services/briefing/kinds.ts';
import { type CityLists, cityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { kindName, narrowedText, sheetName } from './sheet-rows.ts';
import { sinceLastIssue } from './since-issue.ts';

/** A draft: what it says, what may be edited, what has changed since the last issue, and the next step. */
export async function showDraft(request: Request_, db: Reader): Promise<Reply> {
  return draftPage(request, db, []);
}

export async function draftPage(
  request: Request_,
  db: Reader,
  errors: readonly FieldProblem[],
  status = 200,
): Promise<Reply> {
  const { t, scope, programme, person, params } = request;
  const row = await findSheet(db, scope, params['id'] ?? '');
  if (row === undefined || row.state === 'dropped') return notFound();
  if (row.state === 'issued' || row.state === 'withdrawn') return redirect(paths.issuedSheet.to({ id: row.id }));
  const drafted = await sheetOfRow({ reader: db, scope, programme }, row);
  const mayDraft = may(person.role, 'briefing.prepare');
  const data = {
    title: sheetName(row, t),
    crumbs: [
      { label: t('briefings.title'), href: paths.briefings.to() },
      { label: t('briefings.draft.title'), href: paths.draftSheets.to() },
    ],
    errors,
    isReviewed: row.state === 'reviewed',
    state: t(`briefings.state.${row.state}`),
    facts: [
      ...factsOf(row, await cityLists(db, programme, request.locale), { t, year: programme.year }),
      ...(await correctionFacts(request, db, row)),
    ],
    version: row.version,
    step: mayDraft ? paths.draftStep.to({ id: row.id }) : null,
    issue: may(person.role, 'briefing.issue') && row.state === 'reviewed' ? paths.issueDraft.to({ id: row.id }) : null,
    why: drafted.ok ? null : t(`briefings.refused.${drafted.code}`, drafted.params),
    sheet: drafted.ok ? paths.draftFile.to({ id: row.id }) : null,
    pdf: paths.draftPdf.to({ id: row.id }),
    workbook: paths.draftWorkbook.to({ id: row.id }),
    word: isKind(row.kind) && hasWord(row.kind) ? paths.draftWord.to({ id: row.id }) : null,
    paragraphs: drafted.ok && mayDraft ? paragraphRows(row, drafted, t) : [],
    strange: drafted.ok ? strangeNumbers(drafted).join(t('briefings.slot.and')) : '',
    since: drafted.ok ? await sinceLastIssue(request, db, row, drafted.sheet) : null,
  };
  return page('briefings/draft', data, { status });
}

function factsOf(
  row: SheetsTable,
  lists: CityLists,
  { t, year }: { readonly t: Request_['t']; readonly year: number },
) {
  const fact = (key: string, value: string) => ({ label: t(`briefings.draft.${key}`), value });
  return [
    fact('kind', kindName(row.kind, t)),
    fact('what', narrowedText(row, lists, { t, year })),
    fact('as-of', row.as_of),
    fact('run', row.run),
    fact(
      'by',
      t(row.schedule === null ? 'briefings.draft.who' : 'schedules.who', {
        name: row.created_name,
        at: shanghaiMinute(row.created),
      }),
    ),
    ...(row.reviewed === null
      ? []
      : [fact('reviewed', t('briefings.draft.who', { name: row.reviewed_name!, at: shanghaiMinute(row.reviewed) }))]),
  ];
}

/** Which issue a correction is of, as a link, and why. */
async function correctionFacts({ scope, t }: Request_, db: Reader, { corrects, reason }: SheetsTable) {
  if (corrects === null) return [];
  const old = await findSheet(db, scope, corrects);
  return [
    {
      label: t('briefings.draft.corrects'),
      value: old === undefined ? corrects : sheetName(old, t),
      href: old === undefined ? null : paths.issuedSheet.to({ id: corrects }),
    },
    { label: t('briefings.draft.reason'), value: reason ?? '' },
  ];
}

/** Every paragraph with the text the rules wrote beside the one that stands. */
function paragraphRows(row: SheetsTable, { sheet, generated }: Drafted, t: Request_['t']) {
  const standing = new Map(paragraphsOf(sheet.body).map((one) => [one.id, one]));
  return generated.map(({ id, head, text }, index) => {
    const now = standing.get(id);
    return {
      id,
      head: head || t('briefings.draft.paragraph', { number: index + 1 }),
      generated: text,
      text: now?.text ?? text,
      edited: now?.edited === true,
      action: paths.draftParagraphs.to({ id: row.id }),
      version: row.version,
    };
  });
}
