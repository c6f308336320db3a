import { countFor, type Recipe, type Recipes } from './recipe.ts';

/** Heavy, medium and light diesel lorries: what one emits a year at the usual distance, t, with its factor g/km and distance km. */
const SCRAPPED = [
  { nox: 7.934, distance: 75_000 },
  { nox: 6.221, distance: 35_000 },
  { nox: 3.66, distance: 30_000 },
] as const;
const REPLACED = [
  { nox: 5.554, distance: 75_000 },
  { nox: 4.354, distance: 35_000 },
  { nox: 2.56, distance: 30_000 },
] as const;

const each = (vehicle: { nox: number; distance: number }) => vehicle.nox * vehicle.distance * 1e-6;

/** Vehicles are whole; the distance read at the inspection follows, and the hydrocarbons of the class. */
const SCRAPPAGE: Recipe = {
  method: 'vehicle-scrappage',
  given: (random, draft) => {
    const vehicle = random.pick(SCRAPPED);
    return { vehicles: countFor(draft.tonnes.NOx!, each(vehicle)), nox_per_km: vehicle.nox };
  },
  solve: [
    ['distance', 'NOx'],
    ['hc_per_km', 'VOC'],
  ],
};

const REPLACEMENT: Recipe = {
  method: 'vehicle-replacement-nev',
  given: (random, draft) => {
    const vehicle = random.pick(REPLACED);
    return { vehicles: countFor(draft.tonnes.NOx!, each(vehicle)), nox_before: vehicle.nox };
  },
  solve: [
    ['distance', 'NOx'],
    ['hc_before', 'VOC'],
  ],
};

/** The same without a distance of their own: the guide's old figure stands in, and the result warns. */
export const STALE_RECIPES: Readonly<Record<string, Recipe>> = {
  'vehicle-scrap': {
    ...SCRAPPAGE,
    given: (_random, draft) => ({ vehicles: countFor(draft.tonnes.NOx!, each(SCRAPPED[0])) }),
    solve: [
      ['nox_per_km', 'NOx'],
      ['hc_per_km', 'VOC'],
    ],
  },
  'nev-replace': {
    ...REPLACEMENT,
    given: (_random, draft) => ({ vehicles: countFor(draft.tonnes.NOx!, each(REPLACED[0])) }),
    solve: [
      ['nox_before', 'NOx'],
      ['hc_before', 'VOC'],
    ],
  },
};

const MACHINES: Recipe = {
  method: 'nonroad-replacement',
  given: (random, draft) => {
    const power = random.pick([75, 92, 110, 132]);
    return { machines: countFor(draft.tonnes.NOx!, power * 0.65 * 770 * 5.6e-6), power };
  },
  solve: [
    ['hours', 'NOx'],
    ['hc_before', 'VOC'],
  ],
};

/** Vehicles, machines, ships and freight. */
export const MOBILE_RECIPES: Recipes = {
  'vehicle-scrap': [SCRAPPAGE],
  'high-emitter-im': [
    {
      method: 'high-emitter-repair',
      given: (_random, draft) => ({ vehicles: countFor(draft.tonnes.NOx!, 60_000 * 4.721 * 0.8 * 0.75 * 1e-6) }),
      solve: [['distance', 'NOx']],
    },
  ],
  'nev-replace': [REPLACEMENT],
  'nonroad-replace': [MACHINES],
  'port-shore': [
    {
      method: 'shore-power',
      given: () => ({ nox_factor: 10 }),
      solve: [
        ['electricity', 'NOx'],
        ['hc_factor', 'VOC'],
      ],
    },
  ],
  'clean-transport': [
    {
      method: 'road-to-rail',
      given: (random) => ({ haul: random.whole(25, 70) }),
      solve: [['freight', 'NOx']],
    },
  ],
};
