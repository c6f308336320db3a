/** Who may do what: the only place where a role is turned into a right. */

export const ROLES = ['admin', 'planner', 'district', 'manager', 'verifier', 'viewer', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
/** Whose rights a person holds: those of their role; a `keeper` is an administrator from whom the city took the planner's work. */
export type Holder = Role | 'keeper';

export const ACTIONS = [
  'project.read',
  'project.contacts',
  'project.create',
  'project.edit',
  'project.delete',
  'project.export',
  'project.report',
  'project.ask',
  'project.steer',
  'project.reopen',
  'project.check',
  'project.accept',
  'project.amounts',
  'evidence.judge',
  'enterprise.edit',
  'import',
  'bulk',
  'view.save',
  'view.share',
  'month.close',
  'target.read',
  'target.edit',
  'scenario.read',
  'scenario.run',
  'scenario.save',
  'briefing.read',
  'briefing.order',
  'briefing.prepare',
  'briefing.draft',
  'briefing.issue',
  'method.read',
  'audit.read',
  'profile',
  'settings.edit',
  'accounts',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * What the actions on projects mean (by role): `edit` plan dates and quantities; `report` progress, evidence, problems; `ask` for a change
 * instead of making it; `steer` overrides a lamp, re-opens, cancels, pauses; `check` is 区级核查, `accept` 市级验收; `amounts` the approved tonnes;
 * `evidence.judge` accepts or returns papers. `briefing.order` looks at a sheet as things stand,
 * `briefing.prepare` writes and reviews drafts, of one's own district where one has one; `briefing.draft` also corrects and schedules, `briefing.issue` gives them their number and withdraws them.
 */

/** What a branch sees of its own district; totals of others reach it in issued sheets only. */
const OWN_DISTRICT = ['project.read', 'target.read', 'method.read', 'profile', 'view.save'] as const;
const EVERYONE = [...OWN_DISTRICT, 'scenario.read', 'briefing.read'] as const;
const PLANNER = [
  ...EVERYONE,
  'project.contacts',
  'project.create',
  'project.edit',
  'project.delete',
  'project.export',
  'project.report',
  'project.steer',
  'project.reopen',
  'project.amounts',
  'evidence.judge',
  'enterprise.edit',
  'import',
  'bulk',
  'view.share',
  'month.close',
  'target.edit',
  'scenario.run',
  'scenario.save',
  'briefing.order',
  'briefing.prepare',
  'briefing.draft',
  'audit.read',
] as const;

/** Reads everything and keeps accounts and settings; what the record says is for others to change (separation of duties). */
const KEEPER = [...EVERYONE, 'project.contacts', 'project.export', 'audit.read', 'settings.edit', 'accounts'] as const;

/** `district` holds the same actions as others, but every query it makes is scoped to its own district. */
const RIGHTS: Readonly<Record<Holder, ReadonlySet<Action>>> = {
  keeper: new Set<Action>(KEEPER),
  admin: new Set<Action>([...PLANNER, 'briefing.issue', 'settings.edit', 'accounts']),
  planner: new Set<Action>(PLANNER),
  district: new Set<Action>([
    ...OWN_DISTRICT,
    'briefing.read',
    'briefing.order',
    'briefing.prepare',
    'project.contacts',
    'project.create',
    'project.edit',
    'project.export',
    'project.report',
    'project.ask',
    'project.check',
    'evidence.judge',
    'enterprise.edit',
    'import',
    'bulk',
    'audit.read',
  ]),
  manager: new Set<Action>([
    ...EVERYONE,
    'project.contacts',
    'project.export',
    'scenario.run',
    'scenario.save',
    'briefing.order',
    'briefing.prepare',
    'briefing.draft',
    'briefing.issue',
  ]),
  verifier: new Set<Action>([
    ...EVERYONE,
    'project.contacts',
    'project.export',
    'project.reopen',
    'project.accept',
    'evidence.judge',
    'audit.read',
  ]),
  viewer: new Set<Action>([...EVERYONE, 'project.export', 'scenario.run', 'briefing.order']),
  auditor: new Set<Action>([...EVERYONE, 'project.contacts', 'project.export', 'audit.read']),
};

export function may(role: Holder, action: Action): boolean {
  return RIGHTS[role].has(action);
}

/** Who is signed in; `district` is the code a person is confined to, null for the whole city. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Holder;
  readonly district: string | null;
}
