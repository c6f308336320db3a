import { readConfig, type Config } from '../config.ts';
import { openStore } from '../db/open.ts';
import { currentProgramme } from '../db/programmes.ts';
import { wholeProgramme, type Scope } from '../db/scope.ts';
import type { Store } from '../db/store.ts';
import type { ProgrammesTable } from '../db/tables/programme-tables.ts';
import { surroundingsMessage } from '../errors.ts';
import { fillNewCity } from '../services/prepare-city.ts';
import { cityWords } from '../services/projects/own-fields.ts';
import { shanghaiDay } from '../words/day.ts';
import { LOCALES, translator, type Translate } from '../words/messages.ts';
import { EXIT, type CommandIo } from './command.ts';

/** What a command on the database works with: the whole of the city's current programme, by the program itself. */
export interface ProgrammeAtHand {
  readonly store: Store;
  readonly config: Config;
  readonly programme: ProgrammesTable;
  readonly scope: Scope;
  readonly asOf: string;
  readonly now: Date;
  readonly t: Translate;
}

/** Opens the database the environment names (a new one is filled as at a first start), hands over its current programme and closes it again. */
export async function withProgramme(
  io: CommandIo,
  now: Date,
  work: (at: ProgrammeAtHand) => Promise<number>,
): Promise<number> {
  const t = translator(LOCALES[0]);
  const reading = readConfig(process.env);
  if (!reading.ok) return refuse(io, reading.sentence);
  let store: Store | undefined;
  try {
    store = await openStore(reading.config.database);
    await store.migrateToLatest();
    await fillNewCity(store, reading.config, now);
    const programme = await currentProgramme(store.read, reading.config.city);
    if (programme === null) return refuse(io, t('serve.no-programme'));
    const asOf = programme.as_of ?? shanghaiDay(now);
    const words = await cityWords(store.read, programme, LOCALES[0]);
    const scope = wholeProgramme(programme);
    return await work({ store, config: reading.config, programme, scope, asOf, now, t: words });
  } catch (error) {
    const fault = surroundingsMessage(error);
    if (fault === null) throw error;
    return refuse(io, t(fault.key, fault.params));
  } finally {
    await store?.close();
  }
}

function refuse(io: CommandIo, sentence: string): number {
  io.stderr.write(`${sentence}\n`);
  return EXIT.surroundings;
}
