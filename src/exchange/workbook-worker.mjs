// Door of the worker: teaches the thread to load TypeScript (--import does not reach workers), then opens the module that does the work.
import { register } from 'tsx/esm/api';

register();
export const { readSheets } = await import('./workbook-sheets.ts');
export const { markSheets } = await import('./mark-sheets.ts');
export const { fillSheet } = await import('./fill-sheet.ts');
export const { practise } = await import('./practise-workbook.ts');
/** Answers when the thread has loaded: from then on the time of a task counts. */
export const ready = () => true;
