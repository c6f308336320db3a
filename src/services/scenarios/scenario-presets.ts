import type { Portfolio } from '../../../models/portfolio.ts';
import {
  presetContent,
  PRESETS,
  type Preset,
  type PresetContent,
  type PresetFacts,
} from '../../catalogue/scenario-presets.ts';
import { latePlansOf, projectsInAreas } from '../../db/promises.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import { daysBetween } from '../../words/day.ts';
import { keptPromises } from '../simulations/history-basis.ts';

/** The category whose projects in parks a preset is about. */
const INDUSTRY = 'industry';

/** What every preset would change in a programme as read on a day, null where it has nothing the preset could be about. */
export async function presetsOf(
  reader: Reader,
  key: ProgrammeKey,
  asOf: string,
  portfolio: Portfolio,
): Promise<ReadonlyMap<Preset, PresetContent | null>> {
  const facts = await factsOf(reader, key, asOf, portfolio);
  return new Map(PRESETS.map((preset) => [preset, presetContent(preset, facts)]));
}

async function factsOf(reader: Reader, key: ProgrammeKey, asOf: string, portfolio: Portfolio): Promise<PresetFacts> {
  const scope = wholeProgramme({ city: key.city, id: key.programme });
  const { types } = await keptPromises(reader, scope, asOf);
  const late = await latePlansOf(reader, scope);
  return {
    portfolio,
    asOf,
    latePlans: late.map(({ id, frozen, finish }) => ({ id, days: daysBetween(frozen, finish) })),
    records: types,
    inParks: await projectsInAreas(reader, scope, INDUSTRY),
  };
}
