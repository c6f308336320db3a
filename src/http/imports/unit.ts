import type { Scope } from '../../db/scope.ts';

/** The unit under which correspondences are remembered: a branch's district, or the city's own office. */
const CITY_OFFICE = 'city';
/** Correspondences that hold for everybody in the city. */
export const WHOLE_CITY = '';

export function unitOf({ scope }: { readonly scope: Pick<Scope, 'district'> }): string {
  return scope.district ?? CITY_OFFICE;
}
