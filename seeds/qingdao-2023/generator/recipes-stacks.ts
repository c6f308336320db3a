import { countFor, drawn, type Recipes } from './recipe.ts';

const ULTRA_LOW_BY_FLOW = {
  method: 'ule-stack-flow',
  given: (random) => ({
    hours: random.pick([5400, 6000, 7200, 7920]),
    load: drawn(random, 0.7, 0.9, 2),
    nox_before: random.pick([120, 135, 150, 160]),
    nox_after: 50,
  }),
  solve: [['flow', 'NOx']],
} as const satisfies Recipes[string][number];

const REMOVAL_UPGRADE = {
  method: 'denox-upgrade',
  given: (random) => ({
    nox_factor: random.pick([2.7, 2.94, 4.72]),
    removal_before: random.pick([0, 0.3, 0.4]),
    uptime_before: 0.9,
    removal_after: drawn(random, 0.75, 0.85, 2),
    uptime_after: drawn(random, 0.94, 0.98, 2),
  }),
  solve: [['amount', 'NOx']],
} as const satisfies Recipes[string][number];

const COAL_TO_GAS = {
  method: 'coal-to-gas',
  given: (random) => ({
    coal_efficiency: drawn(random, 0.7, 0.78, 2),
    gas_efficiency: drawn(random, 0.9, 0.94, 2),
    denox: random.pick([0, 0, 0.2]),
  }),
  solve: [
    ['coal', 'NOx'],
    ['coal_voc', 'VOC'],
  ],
} as const satisfies Recipes[string][number];

/** Kilns, furnaces, boilers, village heating and closures. */
export const STACK_RECIPES: Recipes = {
  'ule-grinding': [
    {
      method: 'ule-cement-grinding',
      given: (_random, draft) => ({
        cement: Math.round(draft.capacity! * 1e6),
        pm_before: 15,
        pm_after: 8,
        control_before: 0.6,
        control_after: 0.9,
        furnace_gas: Math.round(draft.capacity! * 300) / 10,
        haul: 20,
      }),
      solve: [['freight', 'NOx']],
    },
  ],
  'ule-coking': [
    {
      method: 'ule-coking',
      given: () => ({
        nox_before: 150,
        nox_after: 100,
        nmhc_before: 60,
        nmhc_after: 40,
        chemical_factor: 0.13,
        capture_before: 0.5,
        removal_before: 0.6,
        capture_after: 0.9,
        removal_after: 0.9,
        pm_before: 15,
        pm_after: 10,
      }),
      solve: [['coke', 'NOx']],
    },
  ],
  'ule-steel': [
    {
      method: 'ule-steel-sinter',
      given: () => ({ nox_before: 100, nox_after: 50, pm_before: 14, pm_after: 8 }),
      solve: [['sinter', 'NOx']],
    },
  ],
  'power-deep': [
    {
      method: 'ule-power',
      given: (random) => ({ nox_before: random.pick([48, 50, 55]), nox_after: random.pick([30, 35]) }),
      solve: [['coal', 'NOx']],
    },
  ],
  'furnace-fuel': [
    {
      ...COAL_TO_GAS,
      given: (random) => ({
        coal_efficiency: drawn(random, 0.55, 0.65, 2),
        gas_efficiency: drawn(random, 0.66, 0.74, 2),
        denox: 0,
      }),
    },
  ],
  'furnace-denox': [REMOVAL_UPGRADE, ULTRA_LOW_BY_FLOW],
  'coal-boiler-out': [
    COAL_TO_GAS,
    {
      method: 'coal-boiler-elimination',
      given: (random) => ({ denox: random.pick([0, 0, 0.2]), new_nox: 0 }),
      solve: [
        ['coal', 'NOx'],
        ['coal_voc', 'VOC'],
      ],
    },
  ],
  'coal-boiler-ule': [REMOVAL_UPGRADE, REMOVAL_UPGRADE, ULTRA_LOW_BY_FLOW],
  'gas-boiler-lnb': [
    {
      method: 'gas-boiler-lnb',
      given: (random) => ({ nox_before: random.pick([18.71, 15.87]), nox_after: 3.03 }),
      solve: [['gas_used', 'NOx']],
    },
    {
      method: 'gas-boiler-lnb-conc',
      given: (random) => ({ nox_before: random.whole(95, 145), nox_after: random.pick([28, 30, 45, 48]) }),
      solve: [['gas_used', 'NOx']],
    },
  ],
  'biomass-boiler': [
    {
      method: 'biomass-boiler-upgrade',
      given: (random) => ({
        removal_before: 0,
        removal_after: drawn(random, 0.45, 0.6, 2),
        dust_removal_before: 0.9,
        dust_removal_after: 0.99,
      }),
      solve: [
        ['fuel', 'NOx'],
        ['voc_cut', 'VOC'],
      ],
    },
  ],
  'clean-heating': [
    {
      method: 'clean-heating-household',
      // About 4.5 kg of VOC a household: the number of households is whole, the coal of each follows.
      given: (_random, draft) => ({ households: countFor(draft.tonnes.VOC!, 0.0045), gas_each: 0 }),
      solve: [
        ['coal_each', 'VOC'],
        ['gas_each', 'NOx'],
      ],
    },
  ],
  closure: [
    {
      method: 'kiln-closure',
      given: (random, draft) => ({
        stat_pm: Math.round(draft.tonnes.NOx! * random.between(0.2, 0.5) * 100) / 100,
        closed_share: 1,
      }),
      solve: [
        ['stat_nox', 'NOx'],
        ['stat_voc', 'VOC'],
      ],
    },
  ],
};
