import type { Place } from '../../../src/http/place.ts';
import { places } from '../../../src/http/places.ts';
import type { Route } from '../../../src/http/route.ts';

/** The real doors (sign-in, help) with one place of the test's own beside them. */
export function withPlace(...routes: readonly Route[]): readonly Place[] {
  const doors = places.filter(({ id }) => id === 'sign-in' || id === 'help');
  return [...doors, { id: 'probe', rail: null, routes }];
}
