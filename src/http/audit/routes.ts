import { paths } from '../../paths.ts';
import { read } from '../route.ts';
import { listAudit } from './list-audit.ts';

export const routes = [
  read(paths.audit.pattern, 'audit.read', listAudit, { formats: ['csv', 'xlsx', 'json'] }),
] as const;
