import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { confirmBulk, previewBulkPage } from './bulk-preview.ts';
import { chooseBulkFields, sendBulkFields } from './bulk-fields.ts';
import { beginBulk } from './bulk-begin.ts';

/** A bulk edit: chosen in the list, fields and values, preview, confirmation. Stand before the pages of one project. */
export const bulkRoutes: readonly Route[] = [
  write(paths.beginBulk.pattern, 'bulk', beginBulk),
  read(paths.bulk.pattern, 'bulk', chooseBulkFields),
  write(paths.bulk.pattern, 'bulk', sendBulkFields),
  read(paths.bulkPreview.pattern, 'bulk', previewBulkPage),
  write(paths.bulkPreview.pattern, 'bulk', confirmBulk),
];
