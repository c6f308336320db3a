import { PRESETS, type Preset, type PresetContent } from '../../catalogue/scenario-presets.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { paths } from '../../paths.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { loadPortfolio } from '../../services/portfolio/load-portfolio.ts';
import { saveScenario, type ScenarioOrigin } from '../../services/scenarios/save-scenario.ts';
import { presetsOf } from '../../services/scenarios/scenario-presets.ts';
import type { Translate } from '../../words/messages.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** The presets with what each would do, and why one is not offered. */
export async function presetChoices(request: Request_, db: Reader) {
  const { programme, asOf, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const { portfolio } = await ledgerOutcome(db, key, asOf);
  const contents = await presetsOf(db, key, asOf, portfolio);
  return PRESETS.map((preset) => ({
    preset,
    name: t(`presets.${preset}`),
    hint: t(`presets.${preset}-hint`),
    offered: contents.get(preset) !== null,
    nothing: t(`presets.${preset}-nothing`),
  }));
}

/** Makes the scenario of a preset at once: ordinary changes that anybody may edit, with the preset and the day remembered. */
export async function sendPreset(request: Request_, trx: Writer, asked: string): Promise<Reply> {
  const { programme, asOf, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const preset = PRESETS.find((one) => one === asked);
  const contents = await presetsOf(trx, key, asOf, await loadPortfolio(trx, key, asOf));
  const content = preset === undefined ? undefined : contents.get(preset);
  if (preset === undefined || content == null) throw new BadRequest(`no such preset today: ${asked}`);
  const save = await saveScenario(trx, actorOf(request), key, asOf, await inputOf(preset, content, request, trx));
  if (save.kind !== 'saved') throw new Error(`the preset ${preset} makes no scenario: ${JSON.stringify(save)}`);
  const { id, name } = save.scenario;
  return redirect(paths.scenario.to({ id }), { notice: t('scenarios.created', { name }) });
}

async function inputOf(preset: Preset, content: PresetContent, request: Request_, trx: Writer) {
  const { programme, asOf, t } = request;
  const taken = new Set((await scenariosOf(trx, { city: programme.city, programme: programme.id })).map(nameOf));
  const name = t(`presets.${preset}`);
  let free = name;
  for (let n = 2; taken.has(free); n++) free = t('presets.another', { name, n });
  const origin: ScenarioOrigin = { preset, as_of: asOf };
  return { id: null, version: null, parent: null, note: t(`presets.${preset}-hint`), name: free, origin, ...content };
}

function nameOf({ name }: ScenariosTable): string {
  return name;
}

/** Where a scenario comes from, in words; null for somebody's own. */
export function originText({ origin }: Pick<ScenariosTable, 'origin'>, t: Translate): string | null {
  if (origin === null) return null;
  const { preset, as_of: day } = JSON.parse(origin) as ScenarioOrigin;
  return t('presets.from', { name: t(`presets.${preset}`), day });
}
