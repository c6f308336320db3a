import { parseArgs } from 'node:util';
import type { Change } from '../../models/portfolio.ts';
import { changeSentence } from '../catalogue/change-sentence.ts';
import { fieldOf } from '../catalogue/fields.ts';
import type { FilterWords } from '../catalogue/filter-sentence.ts';
import { findScenario, scenariosOf } from '../db/scenarios.ts';
import type { ScenariosTable } from '../db/tables/run-tables.ts';
import { programActor } from '../services/actor.ts';
import { cityLists, optionName } from '../services/options.ts';
import { headlineOf, runResult, type RunHeadline } from '../services/scenarios/run-result.ts';
import { runScenario } from '../services/scenarios/run-scenario.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { tonnes } from '../words/number.ts';
import { EXIT, type Command, type CommandIo } from './command.ts';
import { withProgramme, type ProgrammeAtHand } from './with-programme.ts';

interface Order {
  readonly action: 'list' | 'run';
  readonly id: string;
  readonly asJson: boolean;
}

/** `scenario list [--json]`, `scenario run ID [--json]`: the saved scenarios of the database; a run is frozen as one made in the browser. */
export const scenarioCommand: Command = async (args, io) => {
  const order = orderOf(args);
  if (order === null) {
    io.stderr.write(`${translator(LOCALES[0])('scenarios.cli-usage')}\n`);
    return EXIT.usage;
  }
  return withProgramme(io, new Date(), (at) => (order.action === 'list' ? list(at, order, io) : run(at, order, io)));
};

/** Every scenario that is not archived, one a line: id, name, changes in words. */
async function list(at: ProgrammeAtHand, { asJson }: Order, io: CommandIo): Promise<number> {
  const rows = await scenariosOf(at.store.read, at.scope);
  if (asJson) {
    io.stdout.write(`${JSON.stringify(rows.map(plain), null, 2)}\n`);
    return EXIT.done;
  }
  const lists = await cityLists(at.store.read, at.programme, LOCALES[0]);
  const words: FilterWords = {
    t: at.t,
    option: (field, id) => optionName(fieldOf(field)!, id, lists, at.t),
    day: (day) => day,
  };
  for (const { id, name, changes } of rows) {
    const said = (JSON.parse(changes) as Change[]).map((change) => changeSentence(change, words));
    io.stdout.write(`${[id, name, said.join(at.t('scenarios.and'))].join('\t')}\n`);
  }
  return EXIT.done;
}

function plain({ id, name, parent, changes, note, author, version, created, updated }: ScenariosTable) {
  return {
    id,
    name,
    inherits: parent,
    changes: JSON.parse(changes) as Change[],
    note,
    author,
    version,
    created,
    updated,
  };
}

async function run(at: ProgrammeAtHand, { id, asJson }: Order, io: CommandIo): Promise<number> {
  const { store, scope, asOf, now, t } = at;
  if ((await findScenario(store.read, scope, id)) === undefined) {
    const message = t('scenarios.cli-unknown', { id });
    if (asJson) io.stdout.write(`${JSON.stringify({ faults: [{ file: null, id, field: 'id', message }] }, null, 2)}\n`);
    else io.stderr.write(`${message}\n`);
    return EXIT.input;
  }
  const made = await store.write((trx) => runScenario(trx, programActor(now), scope, id, asOf));
  const result = runResult(made);
  if (asJson) {
    const { fingerprint, model_version, data_version, as_of, created, created_by, scenario_name: name } = made;
    const about = {
      run: made.id,
      scenario: id,
      name,
      fingerprint,
      model_version,
      data_version,
      as_of,
      created,
      created_by,
    };
    io.stdout.write(
      `${JSON.stringify({ ...about, outcome: result.with, baseline: result.without, impact: result.impact })}\n`,
    );
    return EXIT.done;
  }
  io.stderr.write(`${t('scenarios.cli-ran', { run: made.id, fingerprint: made.fingerprint.slice(0, 8), asOf })}\n`);
  io.stdout.write(headlineLines(headlineOf(result), at).join(''));
  return EXIT.done;
}

/** Season tonnes with minus without, and targets met, one a line. */
function headlineLines({ nox, voc, met }: RunHeadline, { t }: ProgrammeAtHand): string[] {
  return [
    `${t('scenarios.tile-nox')}\t${tonnes(nox)}\n`,
    `${t('scenarios.tile-voc')}\t${tonnes(voc)}\n`,
    `${t('scenarios.tile-met')}\t${t('scenarios.met', { before: met.without, after: met.with, all: met.all })}\n`,
  ];
}

function orderOf(args: readonly string[]): Order | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [action, id = '', ...rest] = positionals;
    if ((action !== 'list' && action !== 'run') || (id === '') !== (action === 'list') || rest.length > 0) return null;
    return { action, id, asJson: values.json };
  } catch {
    return null; // an option that does not exist
  }
}
