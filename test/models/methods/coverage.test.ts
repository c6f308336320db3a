import { describe, expect, it } from 'vitest';
import { faults, methods } from './catalogue.ts';
import { PROJECT_TYPES } from './project-types.ts';

const REQUIRED = [
  ...['ule-stack-flow', 'ule-cement-kiln', 'ule-cement-grinding', 'ule-coking', 'ule-steel-sinter', 'ule-power'],
  ...['denox-upgrade', 'kiln-closure', 'gas-boiler-lnb', 'gas-boiler-lnb-conc', 'coal-to-gas'],
  ...['coal-boiler-elimination', 'clean-heating-household', 'voc-source-substitution', 'voc-abatement-upgrade'],
  ...['voc-abatement-measured', 'ldar-correlation', 'tank-fixed-to-recovery', 'loading-recovery'],
  ...['gas-station-recovery', 'open-liquid-cover', 'auto-repair-coating', 'vehicle-scrappage'],
  ...['vehicle-replacement-nev', 'nonroad-replacement', 'shore-power', 'road-to-rail', 'high-emitter-repair'],
  ...['dust-construction-guide', 'dust-construction-tax', 'dust-road', 'dust-stockpile', 'dust-mine-road'],
  ...['catering-fume', 'straw-burning-ban', 'livestock-nh3'],
  ...['o2-correction', 'flow-at-reference-state', 'clean-transport-ratio'],
  ...['voc-capture-control', 'voc-removal-control', 'typed-tonnes'],
];

/** Methods that compute tonnes, leaving out the one in which a person types them. */
const computing = [...methods.values()].filter(({ id, form }) => form === 'tonnes' && id !== 'typed-tonnes');

describe('the method catalogue', () => {
  it('loads without a fault', () => {
    expect(faults).toEqual([]);
  });

  it.each(REQUIRED)('holds %s', (id) => {
    expect(methods.has(id)).toBe(true);
  });

  it.each(Object.entries(PROJECT_TYPES))(
    'computes every pollutant a project of type %s is entered with',
    (type, pollutants) => {
      const reached = computing
        .filter(({ definition }) => definition.applies_to.includes(type))
        .flatMap(({ outputs }) => outputs.filter(({ show }) => !show).map(({ id }) => id));
      expect(reached).toEqual(expect.arrayContaining([...pollutants]));
    },
  );

  it('applies only to types that exist', () => {
    const named = [...methods.values()].flatMap(({ definition }) => definition.applies_to);
    expect(named.filter((type) => !(type in PROJECT_TYPES))).toEqual([]);
  });

  it('lets tonnes be typed for a project of any type', () => {
    expect([...methods.get('typed-tonnes')!.definition.applies_to].sort()).toEqual(Object.keys(PROJECT_TYPES).sort());
  });
});
