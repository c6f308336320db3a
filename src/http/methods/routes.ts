import { paths } from '../../paths.ts';
import { read, type Route } from '../route.ts';
import { listMethods } from './list-methods.ts';
import { showMethod } from './show-method.ts';

export const routes: readonly Route[] = [
  read(paths.methods.pattern, 'method.read', listMethods, { formats: ['csv', 'xlsx', 'json'] }),
  read(paths.method.pattern, 'method.read', showMethod),
];
