import type { Route } from '../../../src/http/route.ts';
import type { Belongings } from './belongings.ts';
import type { PlantedCity } from './planted-city.ts';

/** Whose project an address is asked for: one of the asker's district, or of another. */
export type Whose = 'own' | 'foreign';
type Fill = (city: PlantedCity, whose: Whose) => string;

const project: Fill = (city, whose) => city[whose].id;
const thing =
  (name: keyof Belongings): Fill =>
  (city, whose) =>
    city.things[whose][name];
/** Nothing of this kind is planted: its address is not found, whoever asks. */
export const NONE = 'none';
/** Things of the city that belong to no district. */
const ofTheCity =
  (value: string): Fill =>
  () =>
    value;

/** What stands for each parameter of an address, by the address up to it. A new parameter needs a line here. */
const PARAMETERS: Readonly<Record<string, Fill>> = {
  '/projects/:id': project,
  '/api/v1/projects/:id': project,
  '/batches/:id': (city, whose) => city.batches[whose],
  '/projects/:id/evidence/:paper': thing('paper'),
  '/projects/:id/amounts/transfers/:seq': ofTheCity('1'),
  '/projects/:id/packages/:kind': ofTheCity(NONE),
  '/targets/:id': ofTheCity(NONE),
  '/imports/:id': thing('import'),
  '/drafts/:record': project,
  '/requests/:id': thing('request'),
  '/views/:id': thing('view'),
  '/projects/bulk/:plan': thing('plan'),
  '/workbooks/:id': ofTheCity(NONE),
  '/workbooks/:id/return/:sha': ofTheCity(NONE),
  '/projects/:id/history/:version': ofTheCity('1'),
  '/enterprises/:id': thing('enterprise'),
  '/enterprises/:id/sources/:source': thing('source'),
  '/scenarios/:id': (city) => city.scenario,
  '/scenarios/:id/runs/:run': ofTheCity(NONE),
  '/api/v1/scenarios/:id': (city) => city.scenario,
  '/plans/:id': ofTheCity(NONE),
  '/checks/:id': ofTheCity(NONE),
  '/briefings/drafts/:id': ofTheCity(NONE),
  '/briefings/issued/:id': ofTheCity(NONE),
  '/briefings/schedules/:id': ofTheCity(NONE),
  '/api/v1/sheets/:id': ofTheCity(NONE),
  '/briefings/issued/:id/figures/:figure': ofTheCity(NONE),
  '/supervisions/:id': ofTheCity(NONE),
  '/supervisions/:id/papers/:paper': ofTheCity(NONE),
  '/api/v1/supervisions/:id': ofTheCity(NONE),
  '/t/:code': ofTheCity(NONE),
  '/methods/:id': ofTheCity('ule-coking'),
  '/api/v1/methods/:id': ofTheCity('ule-coking'),
  '/settings/users/:id': ofTheCity('U1'),
  '/settings/workflows/:type': ofTheCity('ule-coking'),
  '/settings/fields/:key': ofTheCity(NONE),
  '/settings/tokens/:id': ofTheCity('T999'),
  '/sign-in/link/:token': ofTheCity('nobody'),
};

/** Addresses that lead on to another page while their work is not done yet. */
export const LEADS_ON: ReadonlySet<string> = new Set([
  '/imports/:id',
  '/imports/:id/problems',
  '/imports/:id/workbook',
  '/projects/bulk/:plan/preview',
]);

/** What a project's page must be sent before it looks for the project at all. */
export const BODIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /projects/:id/evidence/:paper/judge': { do: 'accepted' },
};

/** The address of a route with its parameters filled in. */
export function addressOf(path: string, city: PlantedCity, whose: Whose): string {
  let until = '';
  return path
    .split('/')
    .map((part) => {
      until += until === '' && part === '' ? '' : `/${part}`;
      const name = /^:(\w+)/.exec(part)?.[0];
      if (name === undefined) return part;
      const fill = PARAMETERS[until.replace(/(:\w+)\.\w+$/, '$1')];
      if (fill === undefined)
        throw new Error(`say in test/http/rights/parameters.ts what ${name} of ${path} stands for`);
      return part.replace(name, fill(city, whose));
    })
    .join('/');
}

/** Addresses of what belongs to a district: for every other one it does not exist. */
const OF_A_DISTRICT = [
  '/projects/:id', '/api/v1/projects/:id', '/batches/:id', '/imports/:id', '/requests/:id', '/views/:id', '/enterprises/:id', '/projects/bulk/:plan',
]; // prettier-ignore

export function isOfDistrict({ path }: Pick<Route, 'path'>): boolean {
  return OF_A_DISTRICT.some((start) => path === start || path.startsWith(`${start}/`));
}
