import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { askUndo, sendUndo } from './ask-undo.ts';
import { listBatches } from './list-batches.ts';
import { showBatch } from './show-batch.ts';

export const routes: readonly Route[] = [
  read(paths.batches.pattern, 'bulk', listBatches),
  read(paths.batch.pattern, 'bulk', showBatch),
  read(paths.undoBatch.pattern, 'bulk', askUndo, { formats: ['csv'] }),
  write(paths.undoBatch.pattern, 'bulk', sendUndo),
];
