import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { showDoubles } from './doubles.ts';
import { sendAnswer, showDuplicates } from './duplicates.ts';
import { listReviews } from './list-reviews.ts';
import { sendNotes, showReview } from './show-review.ts';

export const routes: readonly Route[] = [
  read(paths.reviews.pattern, 'project.read', listReviews, { formats: ['csv'] }),
  read(paths.doubles.pattern, 'project.read', showDoubles),
  read(paths.duplicates.pattern, 'project.read', showDuplicates),
  write(paths.duplicates.pattern, 'project.steer', sendAnswer),
  read(paths.projectReview.pattern, 'project.read', showReview),
  write(paths.projectReview.pattern, 'project.report', sendNotes),
];
