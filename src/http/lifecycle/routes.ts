import { paths } from '../../paths.ts';
import { prepareThenWrite, read, write, type Route } from '../route.ts';
import { sendAsk } from './ask-move.ts';
import { changePackage } from './change-package.ts';
import { downloadPaper, handIn, judge, keepUpload, makeVoid, waive } from './papers.ts';
import { sendMove, showSteps } from './steps-page.ts';

/** A scanned report of a hundred pages stays below this. */
const MAX_PAPER = 30 * 1_048_576;

export const routes: readonly Route[] = [
  read(paths.projectSteps.pattern, 'project.read', showSteps),
  write(paths.moveAsReporter.pattern, 'project.report', sendMove),
  write(paths.askForMove.pattern, 'project.ask', sendAsk),
  write(paths.moveAsPlanner.pattern, 'project.steer', sendMove),
  write(paths.moveAsReopener.pattern, 'project.reopen', sendMove),
  write(paths.moveAsChecker.pattern, 'project.check', sendMove),
  write(paths.moveAsVerifier.pattern, 'project.accept', sendMove),
  prepareThenWrite(paths.handInPaper.pattern, 'project.report', keepUpload, handIn, {
    uploads: { files: 1, maxBytes: MAX_PAPER },
  }),
  read(paths.paper.pattern, 'project.read', downloadPaper),
  write(paths.judgePaper.pattern, 'evidence.judge', judge),
  write(paths.voidPaper.pattern, 'project.report', makeVoid),
  write(paths.waiveItem.pattern, 'project.steer', waive),
  write(paths.workPackage.pattern, 'project.report', changePackage),
];
