import { drawn, rounded, type Recipes } from './recipe.ts';

/** Support gas that brings the added NOx of an oxidiser. */
const SUPPORT_GAS = ['gas_after', 'NOx'] as const;
/** VOC generated, kg per t of rubber, plastic, coating or ink used. */
const GENERATED = [3.27, 2.7, 280, 350, 420];

const BY_FACTOR = {
  method: 'voc-abatement-upgrade',
  given: (random) => {
    const capture = drawn(random, 0.55, 0.8, 2);
    return {
      voc_factor: random.pick(GENERATED),
      capture_before: capture,
      removal_before: random.pick([0.1, 0.15, 0.3]),
      capture_after: Math.round((capture + 0.1) * 100) / 100,
      removal_after: drawn(random, 0.75, 0.88, 2),
      uptime_after: drawn(random, 0.92, 0.98, 2),
    };
  },
  solve: [['amount', 'VOC']],
} as const satisfies Recipes[string][number];

const BY_MEASUREMENT = {
  method: 'voc-abatement-measured',
  given: (random) => ({
    hours: random.pick([2400, 3600, 4800, 6000, 7200]),
    nmhc_before: random.whole(45, 140),
    nmhc_after: random.whole(8, 20),
    carbon_to_voc: random.pick([1.1, 1.2, 1.3, 1.5]),
  }),
  solve: [['flow', 'VOC']],
} as const satisfies Recipes[string][number];

/** What escapes 1 t of solvent paint of 55 % when 80 % are captured, half of that removed, nine tenths of the time. */
const ESCAPING = 0.55 * (1 - 0.8 * 0.5 * 0.9);

/** Materials, capture, end of pipe, leaks, tanks, waste water. */
export const VOC_RECIPES: Recipes = {
  'low-voc-materials': [
    {
      method: 'voc-source-substitution',
      given: (random, draft) => ({
        content_before: random.pick([0.5, 0.55, 0.6]),
        amount_after: rounded((draft.tonnes.VOC! / ESCAPING) * random.between(0.9, 1.1), 3),
        content_after: random.pick([0.08, 0.1, 0.12]),
        capture_before: 0.8,
        removal_before: 0.5,
        capture_after: 0.8,
        removal_after: 0.5,
      }),
      solve: [['amount_before', 'VOC']],
    },
  ],
  'voc-capture': [
    {
      method: 'voc-abatement-upgrade',
      given: (random) => {
        const removal = random.pick([0.5, 0.6, 0.75, 0.8]);
        return {
          voc_factor: random.pick(GENERATED),
          capture_before: random.pick([0.3, 0.4, 0.5]),
          removal_before: removal,
          capture_after: random.pick([0.8, 0.9]),
          removal_after: removal,
        };
      },
      solve: [['amount', 'VOC']],
    },
  ],
  'voc-endpipe': [
    { ...BY_FACTOR, solve: [...BY_FACTOR.solve, SUPPORT_GAS] },
    { ...BY_MEASUREMENT, solve: [...BY_MEASUREMENT.solve, SUPPORT_GAS] },
  ],
  'voc-simple-out': [BY_FACTOR, BY_MEASUREMENT],
  'green-island': [
    {
      method: 'voc-abatement-upgrade',
      given: (random) => ({
        voc_factor: random.pick([280, 350]),
        capture_before: 0.8,
        removal_before: 0.15,
        capture_after: 0.8,
        removal_after: drawn(random, 0.45, 0.5, 2),
      }),
      solve: [['amount', 'VOC']],
    },
  ],
  ldar: [
    {
      method: 'ldar-correlation',
      // A refinery unit with 300 leaking valves, 10 pumps and 400 connectors brings about 6 t in 8,400 h; numbers are whole, the hours follow.
      given: (random, draft) => {
        const size = draft.tonnes.VOC! / 5.6;
        return {
          valves: Math.max(1, Math.ceil(300 * size)),
          valve_before: random.pick([4800, 5000, 5200]),
          valve_after: 200,
          pumps: Math.ceil(10 * size),
          pump_before: 8000,
          pump_after: 300,
          connectors: Math.ceil(400 * size),
          connector_before: 4000,
          connector_after: 150,
        };
      },
      solve: [['hours', 'VOC']],
    },
  ],
  tank: [
    {
      method: 'tank-fixed-to-recovery',
      // A quarter of the loss is standing loss; the turnover follows.
      given: (random, draft) => ({
        pressure: 30,
        vapour_space: Math.max(1, Math.round((draft.tonnes.VOC! / 0.0221) * random.between(0.2, 0.3))),
        control_before: 0,
        control_after: drawn(random, 0.88, 0.95, 2),
      }),
      solve: [['turnover', 'VOC']],
    },
  ],
  'loading-vru': [
    {
      method: 'loading-recovery',
      given: (random) => ({
        pressure: 30,
        capture_before: 0.5,
        removal_before: 0.5,
        capture_after: 0.95,
        removal_after: drawn(random, 0.92, 0.95, 2),
      }),
      solve: [['volume', 'VOC']],
    },
  ],
  'gas-station': [
    {
      method: 'gas-station-recovery',
      given: (random) => ({
        unloading_before: random.pick([0.88, 0.9]),
        unloading_after: 0.95,
        refuelling_before: random.pick([0.6, 0.7, 0.75]),
        refuelling_after: 0.85,
        breathing_before: 0,
        breathing_after: 0.95,
      }),
      solve: [['petrol', 'VOC']],
    },
  ],
  'open-liquid': [
    {
      method: 'open-liquid-cover',
      given: (random) => ({
        collection_factor: drawn(random, 0.06, 0.2, 2),
        capture_before: 0.3,
        removal_before: 0.3,
        capture_after: 0.85,
        removal_after: drawn(random, 0.7, 0.8, 2),
      }),
      solve: [['water', 'VOC']],
    },
  ],
};
