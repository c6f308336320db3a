import { MOST_MEGABYTES, MOST_PAPERS } from '../../catalogue/supervision.ts';
import { paths } from '../../paths.ts';
import { prepareThenWrite, read, write, type Route } from '../route.ts';
import { downloadPaper, keepUploads, sendAnswer } from './answer.ts';
import { listSupervisions } from './list-supervisions.ts';
import { showSupervision } from './case-page.ts';
import { sendReview } from './review.ts';

export const routes: readonly Route[] = [
  read(paths.supervisions.pattern, 'briefing.read', listSupervisions, { formats: ['csv', 'xlsx', 'json'] }),
  read(paths.supervision.pattern, 'briefing.read', showSupervision),
  prepareThenWrite(paths.answerSupervision.pattern, 'project.report', keepUploads, sendAnswer, {
    uploads: { files: MOST_PAPERS, maxBytes: MOST_MEGABYTES * 1_048_576 },
  }),
  write(paths.reviewSupervision.pattern, 'briefing.draft', sendReview),
  read(paths.supervisionPaper.pattern, 'briefing.read', downloadPaper),
];
