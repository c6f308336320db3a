import type { BulletinFacts } from './bulletin/bulletin-facts.ts';
import { projectsOfPart } from './narrow-facts.ts';
import type { Narrowing } from './narrowing.ts';
import { isListed } from './unit-standing.ts';

/**
 * The facts of one district with the categories of its projects in place of the districts: one district has no rank among its like to tell, and
 * what the others have done is not its to tell either. The projects are those its bulletin counts, of its functional areas too.
 */
export function withinDistrict<F extends BulletinFacts>(city: F, narrowing: Narrowing): F {
  const projects = projectsOfPart(city, narrowing).map((one) => ({
    ...one,
    unit: one.category,
  }));
  const present = new Set(projects.filter(isListed).map(({ category }) => category));
  const units = city.categories
    .filter(({ id }) => present.has(id))
    .map(({ id, name }, index) => ({ id, name, code: String(index) }));
  return { ...city, projects, units };
}
