import { z } from 'zod';
import { SUPERVISION_STATES } from '../../catalogue/supervision.ts';
import { KINDS } from '../../services/briefing/kinds.ts';
import { paths } from '../../paths.ts';
import { read, write } from '../route.ts';
import { writeOnce } from './once.ts';
import { idempotencyKey, ifMatch, type Operation, paging, query } from './operation.ts';
import { createSheet, issueReviewed, reviewSheet, withdrawIssued } from './sheet-acts.ts';
import { sheetListShape, sheetOrderShape, sheetShape, speechShape, verdictsShape } from './sheet-shapes.ts';
import { supervisionListShape, supervisionShape } from './supervision-shapes.ts';
import { listSupervisions, showSupervision } from './supervisions.ts';
import { listSheets, showSheet, showSheetHtml, showSheetPdf } from './sheets.ts';
import { checkSpeech } from './speech.ts';

/** Sheets from draft to issue, and the check of a speech. */
export const sheetOperations: readonly Operation[] = [
  {
    id: 'listSheets',
    route: read(paths.apiSheets.pattern, 'briefing.read', listSheets),
    parameters: [query('kind', z.enum(KINDS)), query('state'), ...paging],
    answers: { 200: sheetListShape },
  },
  {
    id: 'createSheet',
    route: writeOnce(paths.apiSheets.pattern, 'briefing.prepare', createSheet),
    parameters: [idempotencyKey],
    body: sheetOrderShape,
    answers: { 201: sheetShape },
    refuses: [404],
  },
  {
    id: 'showSheet',
    route: read(paths.apiSheet.pattern, 'briefing.read', showSheet),
    answers: { 200: sheetShape },
  },
  {
    id: 'reviewSheet',
    route: write(paths.apiReviewSheet.pattern, 'briefing.prepare', reviewSheet),
    parameters: [ifMatch],
    answers: { 200: sheetShape },
    refuses: [409],
  },
  {
    id: 'issueSheet',
    route: write(paths.apiIssueSheet.pattern, 'briefing.issue', issueReviewed),
    parameters: [ifMatch, query('confirm', z.literal('numbers'))],
    answers: { 200: sheetShape },
    refuses: [409],
  },
  {
    id: 'showSheetHtml',
    route: read(paths.apiSheetHtml.pattern, 'briefing.read', showSheetHtml, { media: 'text/html' }),
    answers: { 200: null },
  },
  {
    id: 'showSheetPdf',
    route: read(paths.apiSheetPdf.pattern, 'briefing.read', showSheetPdf, { media: 'application/pdf' }),
    answers: { 200: null },
  },
  {
    id: 'withdrawSheet',
    route: write(paths.apiWithdrawSheet.pattern, 'briefing.issue', withdrawIssued),
    parameters: [ifMatch, { ...query('reason'), required: true }],
    answers: { 200: sheetShape },
    refuses: [409],
  },
  {
    id: 'listSupervisions',
    route: read(paths.apiSupervisions.pattern, 'briefing.read', listSupervisions),
    parameters: [query('state', z.enum(SUPERVISION_STATES)), query('district'), ...paging],
    answers: { 200: supervisionListShape },
  },
  {
    id: 'showSupervision',
    route: read(paths.apiSupervision.pattern, 'briefing.read', showSupervision),
    answers: { 200: supervisionShape },
  },
  {
    id: 'checkSpeech',
    route: read(paths.apiSpeech.pattern, 'briefing.read', checkSpeech, { method: 'POST' }),
    body: speechShape,
    answers: { 200: verdictsShape },
  },
];
