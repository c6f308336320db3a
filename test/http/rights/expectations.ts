import { ROLES, type Role } from '../../../src/catalogue/roles.ts';

/**
 * Who may open each address, said once more and by hand: a right given away by mistake in the table of routes or of roles shows here.
 * A district's own district is all it finds behind any of them.
 */

const EVERYONE: readonly Role[] = ROLES;
const CITY_AND_DISTRICTS: readonly Role[] = ['admin', 'planner', 'district'];
const PLANNERS: readonly Role[] = ['admin', 'planner'];
const WITHOUT_DISTRICTS: readonly Role[] = ['admin', 'planner', 'manager', 'verifier', 'viewer', 'auditor'];
const RUNS_SCENARIOS: readonly Role[] = ['admin', 'planner', 'manager', 'viewer'];
const SAVES_SCENARIOS: readonly Role[] = ['admin', 'planner', 'manager'];
const READS_THE_TRAIL: readonly Role[] = ['admin', 'planner', 'district', 'verifier', 'auditor'];
const ADMINISTRATORS: readonly Role[] = ['admin'];

/** Open to anybody, signed in or not. */
export const OPEN: readonly string[] = [
  'GET /api/v1/openapi.json',
  'GET /sign-in',
  'POST /sign-in',
  'GET /sign-in/link/:token',
  'POST /sign-in/link/:token',
  'POST /sign-out',
  'GET /healthz',
  'GET /metrics',
  'GET /readyz',
];

const ROWS: readonly (readonly [roles: readonly Role[], routes: readonly string[]])[] = [
  [
    EVERYONE,
    [
      'GET /',
      'GET /projects',
      'GET /projects/:id',
      'GET /projects/map',
      'GET /views',
      'POST /views',
      'POST /views/default',
      'GET /views/:id',
      'POST /views/:id',
      'POST /views/:id/copy',
      'POST /views/:id/delete',
      'GET /targets',
      'GET /briefings',
      'GET /briefings/bulletin',
      'GET /briefings/bulletin.html',
      'GET /briefings/bulletin.pdf',
      'GET /methods',
      'GET /methods/:id',
      'GET /settings',
      'POST /settings/profile',
      'GET /settings/password',
      'POST /settings/password',
      'GET /settings/programme',
      'GET /settings/tokens',
      'POST /settings/tokens',
      'POST /settings/tokens/:id/revoke',
      'GET /help',
      'GET /targets/statistics',
      'GET /progress',
      'GET /progress/grid',
      'GET /progress/months',
      'GET /progress/districts',
      'GET /projects/:id/progress',
      'GET /projects/:id/steps',
      'GET /projects/:id/evidence/:paper',
      'GET /projects/:id/review',
      'GET /reviews',
      'GET /reviews/doubles',
      'GET /duplicates',
      'GET /notices',
      'POST /notices',
      'GET /api/v1/projects',
      'GET /api/v1/projects/:id',
      'GET /api/v1/targets',
      'GET /api/v1/methods',
      'GET /api/v1/methods/:id',
    ],
  ],
  [
    CITY_AND_DISTRICTS,
    [
      'GET /projects/new',
      'POST /projects/new',
      'POST /projects/estimate',
      'GET /projects/:id/edit',
      'POST /projects/:id/edit',
      'POST /api/v1/projects',
      'PUT /api/v1/projects/:id',
      'GET /imports',
      'POST /imports',
      'GET /batches',
      'GET /batches/:id',
      'GET /batches/:id/undo',
      'POST /batches/:id/undo',
      'GET /imports/:id',
      'POST /imports/:id',
      'GET /imports/:id/columns',
      'POST /imports/:id/columns',
      'POST /imports/:id/reading',
      'GET /imports/:id/problems',
      'GET /imports/:id/workbook',
      'GET /drafts',
      'POST /drafts',
      'POST /drafts/:record/delete',
      'GET /requests',
      'GET /requests/:id',
      'POST /progress/grid',
      'POST /progress/months',
      'POST /projects/:id/progress',
      'POST /projects/:id/milestones',
      'POST /projects/:id/steps/report',
      'POST /projects/:id/evidence',
      'POST /projects/:id/evidence/:paper/void',
      'POST /projects/:id/packages/:kind',
      'POST /projects/:id/review',
    ],
  ],
  [
    PLANNERS,
    [
      'GET /projects/:id/delete',
      'POST /projects/:id/delete',
      'DELETE /api/v1/projects/:id',
      'POST /projects/:id/lamp',
      'POST /projects/:id/steps/steer',
      'POST /projects/:id/dossier',
      'POST /requests/:id',
      'POST /duplicates',
      'GET /targets/statistics/years',
      'POST /targets/statistics/prior',
      'POST /targets/statistics/task',
      'POST /targets/statistics/rules',
    ],
  ],
  [['district'], ['POST /projects/:id/steps/check', 'POST /requests/:id/withdraw']],
  [['verifier'], ['POST /projects/:id/steps/accept']],
  [['admin', 'planner', 'district', 'verifier'], ['POST /projects/:id/evidence/:paper/judge']],
  [['admin', 'planner', 'verifier'], ['POST /projects/:id/steps/reopen']],
  [
    WITHOUT_DISTRICTS,
    [
      'GET /scenarios',
      'GET /scenarios/:id',
      'GET /api/v1/scenarios',
      'GET /api/v1/scenarios/:id',
      'GET /api/v1/outcome',
    ],
  ],
  [
    RUNS_SCENARIOS,
    ['POST /scenarios/:id/run', 'POST /briefings', 'POST /api/v1/scenarios/:id/run', 'POST /api/v1/evaluate'],
  ],
  [SAVES_SCENARIOS, ['GET /scenarios/new', 'POST /scenarios/new', 'POST /scenarios/:id']],
  [READS_THE_TRAIL, ['GET /audit', 'GET /api/v1/audit']],
  [
    ADMINISTRATORS,
    [
      'POST /settings/as-of',
      'GET /settings/map',
      'POST /settings/map',
      'GET /settings/users',
      'GET /settings/users/new',
      'POST /settings/users',
      'GET /settings/users/:id',
      'POST /settings/users/:id',
      'POST /settings/users/:id/link',
    ],
  ],
];

/** The roles that may open a route, by its method and path; a route that is missing has no rule yet. */
export const RIGHTS: ReadonlyMap<string, readonly Role[]> = new Map(
  ROWS.flatMap(([roles, routes]) => routes.map((route) => [route, roles] as const)),
);
