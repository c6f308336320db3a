import { MAX_FILE_BYTES } from '../../exchange/grid.ts';
import { paths } from '../../paths.ts';
import { prepareThenWrite, read, write, type Route } from '../route.ts';
import { bindColumns, rereadBlank, sendRemove, showWorkbook } from './bind-workbook.ts';
import { downloadBlank, downloadFilled } from './download-workbook.ts';
import { openBlank, showWorkbooks, takeBlank } from './start-workbook.ts';
import { keepReturn, openReturn, showReturn, toReturn, writeReturn } from './returns.ts';

const uploads = { files: 1, maxBytes: MAX_FILE_BYTES };

/** Upload the blank once, bind its columns, fill it every month, read what comes back; each step has its own address. */
export const routes: readonly Route[] = [
  read(paths.workbooks.pattern, 'project.amounts', (request, db) => showWorkbooks(request, db)),
  prepareThenWrite(paths.workbooks.pattern, 'project.amounts', openBlank, takeBlank, { uploads }),
  read(paths.workbook.pattern, 'project.amounts', (request, db) => showWorkbook(request, db)),
  prepareThenWrite(paths.workbook.pattern, 'project.amounts', rereadBlank, bindColumns),
  read(paths.blankWorkbook.pattern, 'project.amounts', downloadBlank),
  read(paths.filledWorkbook.pattern, 'project.amounts', downloadFilled),
  write(paths.removeWorkbook.pattern, 'project.amounts', sendRemove),
  prepareThenWrite(paths.workbookReturns.pattern, 'project.amounts', keepReturn, toReturn, { uploads }),
  read(paths.workbookReturn.pattern, 'project.amounts', showReturn),
  prepareThenWrite(paths.workbookReturn.pattern, 'project.amounts', openReturn, writeReturn),
];
