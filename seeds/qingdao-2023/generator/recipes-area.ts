import { countFor, drawn, type Recipes } from './recipe.ts';

/** Dust, kitchens, workshops, fields and farms. */
export const AREA_RECIPES: Recipes = {
  'dust-site': [
    {
      method: 'dust-construction-guide',
      given: (random) => ({
        months: random.whole(6, 12),
        control_before: random.pick([0.4, 0.5]),
        control_after: random.pick([0.75, 0.8]),
      }),
      solve: [['area', 'PM10']],
    },
  ],
  'dust-road': [
    {
      method: 'dust-road',
      given: (random) => ({
        traffic: random.whole(30, 200) * 100,
        weight: drawn(random, 2.4, 3.6, 1),
        silt_before: drawn(random, 0.6, 1.2, 2),
        silt_after: drawn(random, 0.3, 0.45, 2),
      }),
      solve: [['length', 'PM10']],
    },
  ],
  'dust-yard': [
    {
      method: 'dust-stockpile',
      given: (random, draft) => ({
        throughput: Math.round(draft.tonnes.PM10! * random.between(20_000, 60_000)),
        wind: 4.5,
        disturbances: random.whole(60, 120),
        friction: 1.2,
        control_before: random.pick([0.4, 0.5]),
        control_after: 0.95,
      }),
      solve: [['area', 'PM10']],
    },
  ],
  'dust-mine': [
    {
      method: 'dust-mine-road',
      given: (random) => ({
        silt: drawn(random, 5, 9, 1),
        weight: random.whole(18, 40),
        control_before: random.pick([0.2, 0.3]),
        control_after: random.pick([0.75, 0.8]),
      }),
      solve: [['distance', 'PM10']],
    },
  ],
  catering: [
    {
      method: 'catering-fume',
      // 2,000 m3 an hour and 15 mg/m3: about 22 kg a stove; stoves are whole, the hours follow.
      given: (_random, draft) => ({
        stoves: countFor(draft.tonnes.VOC!, 2000 * 1800 * 15 * 0.4 * 1e-9),
        fume_before: 0.75,
        voc_before: 0.1,
        voc_after: 0.5,
      }),
      solve: [['hours', 'VOC']],
    },
  ],
  'auto-repair': [
    {
      method: 'auto-repair-coating',
      // About 0.8 kg a car; cars are whole, the paint of each follows.
      given: (_random, draft) => ({
        jobs: countFor(draft.tonnes.VOC!, 0.00082),
        capture_before: 0.8,
        removal_before: 0.3,
        capture_after: 0.9,
        removal_after: 0.6,
      }),
      solve: [['paint_before', 'VOC']],
    },
  ],
  straw: [
    {
      method: 'straw-burning-ban',
      given: (random) => ({ avoided: random.pick([0.01, 0.015, 0.02]) }),
      solve: [
        ['crop', 'NOx'],
        ['voc_factor', 'VOC'],
      ],
    },
  ],
  livestock: [
    {
      method: 'livestock-nh3',
      given: (_random, draft) => ({ animals: countFor(draft.tonnes.NH3!, 0.0015) }),
      solve: [['cut', 'NH3']],
    },
  ],
};
