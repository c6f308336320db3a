import { paths } from '../paths.ts';
import type { Place } from './place.ts';
import type { Route } from './route.ts';
import { routes as amountRoutes } from './amounts/routes.ts';
import { routes as apiRoutes } from './api/routes.ts';
import { routes as auditRoutes } from './audit/routes.ts';
import { routes as batchRoutes } from './batches/routes.ts';
import { routes as briefingRoutes } from './briefings/routes.ts';
import { routes as enterpriseRoutes } from './enterprises/routes.ts';
import { routes as healthRoutes } from './health/routes.ts';
import { routes as helpRoutes } from './help/routes.ts';
import { routes as importRoutes } from './imports/routes.ts';
import { routes as lifecycleRoutes } from './lifecycle/routes.ts';
import { routes as methodRoutes } from './methods/routes.ts';
import { routes as noticeRoutes } from './notices/routes.ts';
import { routes as planRoutes } from './plans/routes.ts';
import { routes as progressRoutes } from './progress/routes.ts';
import { routes as projectRoutes } from './projects/routes.ts';
import { routes as checkRoutes } from './checks/routes.ts';
import { routes as reviewRoutes } from './reviews/routes.ts';
import { routes as requestRoutes } from './requests/routes.ts';
import { routes as scenarioRoutes } from './scenarios/routes.ts';
import { routes as settingsRoutes } from './settings/routes.ts';
import { routes as signInRoutes } from './sign-in/routes.ts';
import { routes as statisticsRoutes } from './statistics/routes.ts';
import { routes as supervisionRoutes } from './supervisions/routes.ts';
import { routes as targetRoutes } from './targets/routes.ts';
import { routes as todayRoutes } from './today/routes.ts';
import { routes as viewRoutes } from './views/routes.ts';
import { routes as workbookRoutes } from './workbooks/routes.ts';

/** Every place that exists, in the order of the rail (今日 项目 目标 情景 空气 简报 方法 审计 设置), then those outside it. A new place is one line here. */
export const places: readonly Place[] = [
  { id: 'today', rail: { href: paths.today.to(), access: 'project.read' }, routes: todayRoutes },
  { id: 'projects', rail: { href: paths.projects.to(), access: 'project.read' }, routes: projectRoutes },
  { id: 'targets', rail: { href: paths.targets.to(), access: 'target.read' }, routes: targetRoutes },
  { id: 'scenarios', rail: { href: paths.scenarios.to(), access: 'scenario.read' }, routes: scenarioRoutes },
  { id: 'briefings', rail: { href: paths.briefings.to(), access: 'briefing.read' }, routes: briefingRoutes },
  { id: 'methods', rail: { href: paths.methods.to(), access: 'method.read' }, routes: methodRoutes },
  { id: 'audit', rail: { href: paths.audit.to(), access: 'audit.read' }, routes: auditRoutes },
  { id: 'settings', rail: { href: paths.settings.to(), access: 'profile' }, routes: settingsRoutes },
  { id: 'plans', rail: null, beside: 'scenarios', routes: planRoutes },
  { id: 'workbooks', rail: null, beside: 'targets', routes: workbookRoutes },
  { id: 'statistics', rail: null, beside: 'targets', routes: statisticsRoutes },
  { id: 'supervisions', rail: null, beside: 'briefings', routes: supervisionRoutes },
  { id: 'api', rail: null, beside: 'settings', routes: apiRoutes },
  { id: 'amounts', rail: null, beside: 'projects', routes: amountRoutes },
  { id: 'reviews', rail: null, beside: 'projects', routes: reviewRoutes },
  { id: 'checks', rail: null, beside: 'projects', routes: checkRoutes },
  { id: 'progress', rail: null, beside: 'projects', routes: progressRoutes },
  { id: 'notices', rail: null, routes: noticeRoutes },
  { id: 'imports', rail: null, beside: 'projects', routes: importRoutes },
  { id: 'views', rail: null, beside: 'projects', routes: viewRoutes },
  { id: 'batches', rail: null, beside: 'projects', routes: batchRoutes },
  { id: 'enterprises', rail: null, beside: 'projects', routes: enterpriseRoutes },
  { id: 'requests', rail: null, beside: 'projects', routes: requestRoutes },
  { id: 'lifecycle', rail: null, beside: 'projects', routes: lifecycleRoutes },
  { id: 'sign-in', rail: null, routes: signInRoutes },
  { id: 'help', rail: null, routes: helpRoutes },
  { id: 'health', rail: null, routes: healthRoutes },
];

/** The application's table of addresses. */
export function allRoutes(): readonly Route[] {
  return places.flatMap((place) => place.routes);
}
