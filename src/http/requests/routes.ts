import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { answerRequest, showRequest, withdrawRequest } from './answer-request.ts';
import { listRequests } from './list-requests.ts';

export const routes: readonly Route[] = [
  read(paths.requests.pattern, 'project.edit', listRequests),
  read(paths.request.pattern, 'project.edit', showRequest),
  write(paths.request.pattern, 'project.steer', answerRequest),
  write(paths.withdrawRequest.pattern, 'project.ask', withdrawRequest),
];
