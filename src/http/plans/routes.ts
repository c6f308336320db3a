import { paths } from '../../paths.ts';
import { read, write, writeThenStart, type Route } from '../route.ts';
import { actOnPlan } from './act-on-plan.ts';
import { comparePlans } from './compare-plans.ts';
import { listPlans } from './list-plans.ts';
import { sendNewPlan, showNewPlan, startPlan } from './new-plan.ts';
import { showPlan } from './plan-page.ts';
import { showShares } from './show-shares.ts';

export const routes: readonly Route[] = [
  read(paths.plans.pattern, 'scenario.read', listPlans),
  read(paths.newPlan.pattern, 'scenario.save', showNewPlan),
  writeThenStart(paths.newPlan.pattern, 'scenario.save', sendNewPlan, startPlan),
  read(paths.comparePlans.pattern, 'scenario.read', comparePlans),
  read(paths.plan.pattern, 'scenario.read', showPlan, { formats: ['csv', 'xlsx', 'json'] }),
  write(paths.plan.pattern, 'scenario.save', actOnPlan),
  read(paths.planShares.pattern, 'scenario.read', showShares, { formats: ['csv'] }),
];
