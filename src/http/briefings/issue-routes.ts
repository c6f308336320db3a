import { paths } from '../../paths.ts';
import { read, type Route, write } from '../route.ts';
import { beginDraft, showDrafts } from './begin-draft.ts';
import { sendIssue, sendParagraph, sendStep } from './draft-acts.ts';
import { showDraftFile, showDraftPdf, showDraftWord, showDraftWorkbook } from './draft-files.ts';
import { showDraft } from './draft-page.ts';
import { showFigure } from './figure-page.ts';
import { sendLastYear, showLastYear } from './last-year.ts';
import { openTrace, sendCorrection, sendWithdrawal, showIssued } from './issued-page.ts';
import { reprintHtml, reprintPdf, reprintWord, reprintWorkbook, showIssuedFile } from './issued-files.ts';

/** From draft to issue, and from what was issued to its trace. */
export const issueRoutes: readonly Route[] = [
  read(paths.lastYear.pattern, 'target.edit', showLastYear),
  write(paths.lastYear.pattern, 'target.edit', sendLastYear),
  read(paths.draftSheets.pattern, 'briefing.prepare', showDrafts),
  write(paths.draftSheets.pattern, 'briefing.prepare', beginDraft),
  read(paths.draftSheet.pattern, 'briefing.prepare', showDraft),
  read(paths.draftFile.pattern, 'briefing.prepare', showDraftFile),
  read(paths.draftPdf.pattern, 'briefing.prepare', showDraftPdf),
  read(paths.draftWorkbook.pattern, 'briefing.prepare', showDraftWorkbook),
  read(paths.draftWord.pattern, 'briefing.prepare', showDraftWord),
  write(paths.draftParagraphs.pattern, 'briefing.prepare', sendParagraph),
  write(paths.draftStep.pattern, 'briefing.prepare', sendStep),
  write(paths.issueDraft.pattern, 'briefing.issue', sendIssue),
  read(paths.issuedSheet.pattern, 'briefing.read', showIssued),
  read(paths.issuedFile.pattern, 'briefing.read', showIssuedFile),
  read(paths.reprintHtml.pattern, 'briefing.read', reprintHtml),
  read(paths.reprintPdf.pattern, 'briefing.read', reprintPdf),
  read(paths.reprintWorkbook.pattern, 'briefing.read', reprintWorkbook),
  read(paths.reprintWord.pattern, 'briefing.read', reprintWord),
  read(paths.issuedFigure.pattern, 'briefing.read', showFigure, { formats: ['csv'] }),
  write(paths.correctSheet.pattern, 'briefing.draft', sendCorrection),
  write(paths.withdrawSheet.pattern, 'briefing.issue', sendWithdrawal),
  read(paths.sheetTrace.pattern, 'briefing.read', openTrace),
];
