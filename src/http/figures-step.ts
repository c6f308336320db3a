import type { RequestHandler } from 'express';
import { keepFiguresCurrent } from '../services/figures/refresh-figures.ts';
import { keepSafeDaysCurrent } from '../services/figures/safe-days.ts';
import { shanghaiDay } from '../words/day.ts';
import type { House } from './house.ts';
import type { Access, Route } from './route.ts';
import { visitOf } from './visit.ts';

/** Pages that show stored figures; settings and the audit trail must open whatever the state of the figures. */
const SHOWS_FIGURES: ReadonlySet<Access> = new Set<Access>([
  'project.read',
  'project.export',
  'target.read',
  'scenario.read',
  'scenario.run',
  'briefing.read',
]);

/** A list that shows, sorts or filters by how long projects may still slip. */
function namesSafeDays(address: string): boolean {
  return address.includes('safe_');
}

/** Credits the ledger anew before a page of it is read, when the data or the as-of day moved on since. */
export function figuresSteps(route: Route, house: House): readonly RequestHandler[] {
  if (route.method !== 'GET' || !SHOWS_FIGURES.has(route.access)) return [];
  return [
    async (request, _response, next) => {
      const visit = visitOf(request);
      const { programme } = visit;
      if (programme) {
        const asOf = programme.as_of ?? shanghaiDay(visit.now);
        const current = programme.figures_version === programme.data_version && programme.figures_as_of === asOf;
        if (!current) {
          await keepFiguresCurrent(house.store, { city: programme.city, programme: programme.id }, asOf);
          visit.programme = { ...programme, figures_version: programme.data_version, figures_as_of: asOf };
        }
        if (namesSafeDays(request.originalUrl))
          await keepSafeDaysCurrent(house.store, { city: programme.city, programme: programme.id }, asOf);
      }
      next();
    },
  ];
}
