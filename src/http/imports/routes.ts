import { MAX_FILE_BYTES } from '../../exchange/grid.ts';
import { paths } from '../../paths.ts';
import { prepareThenWrite, read, writeThenStart, type Route } from '../route.ts';
import { actOnImport, startAsked, stopAsked } from './act-on-import.ts';
import { chooseColumns, showColumns, startCheck } from './choose-columns.ts';
import { downloadProblems } from './download-problems.ts';
import { readAnew, rereadImport } from './reread-import.ts';
import { returnImport } from './return-import.ts';
import { showImport } from './show-import.ts';
import { openUpload, showStart, takeUpload } from './start-import.ts';

const uploads = { files: 1, maxBytes: MAX_FILE_BYTES };

/** Upload → columns → dry run → writing; each step has its own address. */
export const routes: readonly Route[] = [
  read(paths.imports.pattern, 'import', showStart),
  prepareThenWrite(paths.imports.pattern, 'import', openUpload, takeUpload, { uploads }),
  read(paths.importColumns.pattern, 'import', showColumns),
  writeThenStart(paths.importColumns.pattern, 'import', chooseColumns, startCheck),
  prepareThenWrite(paths.importReading.pattern, 'import', readAnew, rereadImport),
  read(paths.importProblems.pattern, 'import', downloadProblems, { formats: ['csv', 'json'] }),
  read(paths.importWorkbook.pattern, 'import', returnImport),
  read(paths.import.pattern, 'import', showImport),
  writeThenStart(paths.import.pattern, 'import', actOnImport, startAsked, stopAsked),
];
