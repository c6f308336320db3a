import { paths } from '../../paths.ts';
import { json, type Reply } from '../reply.ts';
import type { PublicRequest } from '../request.ts';
import { read, type Route } from '../route.ts';
import { describeApi } from './description.ts';
import type { Operation } from './operation.ts';
import { showGuide } from './guide.ts';
import { operations } from './operations.ts';
import { descriptionShape } from './shapes.ts';

const VERSION = '1';

const description: Operation = {
  id: 'describe',
  route: read(paths.apiDescription.pattern, 'public', describe),
  answers: { 200: descriptionShape },
};

export const routes: readonly Route[] = [
  ...[...operations, description].map(({ route }) => route),
  read(paths.apiGuide.pattern, 'profile', showGuide),
];

/** The interface described for programs, in the language asked for; it stands open, for it says nothing of anybody's data. */
function describe({ t }: PublicRequest): Reply {
  return json(describeApi([...operations, description], VERSION, t));
}
