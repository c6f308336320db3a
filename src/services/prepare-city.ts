import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { insertProgramme, programmesOfCity } from '../db/programmes.ts';
import { readSetting, writeSetting } from '../db/settings.ts';
import type { Store } from '../db/store.ts';
import type { ProgrammesTable } from '../db/tables/programme-tables.ts';
import { shanghaiDay } from '../words/day.ts';
import { ensureAdministrator } from './accounts/ensure-administrator.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { loadReferences, loadSample } from './sample/load-sample.ts';
import { newSecret } from './accounts/secret.ts';

export interface PreparedCity {
  /** The secret of the administrator's one-time link, while nobody has a password. */
  readonly linkSecret: string | null;
  /** Signs session cookies; the same for every process of one database. */
  readonly sessionSecret: string;
}

/** What a server needs before it serves: a schema of today, something to look at, an administrator, the key of its cookies. */
export async function prepareCity(store: Store, config: Config, now: Date): Promise<PreparedCity> {
  await store.migrateToLatest();
  await fillNewCity(store, config, now);
  const linkSecret = await ensureAdministrator(store, config.city, config.adminPassword, now);
  return { linkSecret, sessionSecret: await sessionSecret(store, config.city) };
}

/** The sample is Qingdao's. */
const SAMPLE_CITY = '370200';

/** A new database shows the sample, or begins empty when that was asked for or the city is another; one that holds a programme stays as it is. */
export async function fillNewCity(store: Store, config: Config, now: Date): Promise<void> {
  if ((await programmesOfCity(store.read, config.city)).length > 0) return;
  const folder = fileURLToPath(new URL('../../seeds/qingdao-2023', import.meta.url));
  if (config.sample !== 'none' && config.city === SAMPLE_CITY) return loadSample(store, folder);
  const programme = firstProgramme(config, now);
  const t = translator(LOCALES[0]);
  await store.write(async (trx) => {
    await insertProgramme(trx, { ...programme, name: t('serve.first-programme', { year: String(programme.year) }) });
    if (config.city === SAMPLE_CITY) await loadReferences(trx, folder, programme, t('serve.whole-city'));
  });
}

/** An empty programme of this year, for a city that starts without the sample. */
function firstProgramme({ city }: Config, now: Date): ProgrammesTable {
  const year = Number(shanghaiDay(now).slice(0, 4));
  return {
    city,
    id: String(year),
    name: '',
    year,
    season_from: `${String(year)}-05-01`,
    season_to: `${String(year)}-09-30`,
    counting: JSON.stringify('day'),
    as_of: null,
    slip_days: '{}',
    uncertainty_defaults: '{}',
    uncertainty_shared: '[]',
    task_count: null,
    sample: 0,
    data_version: 1,
    figures_version: 0,
    figures_as_of: null,
    safe_days_of: null,
  };
}

const SESSION_SECRET = 'session-secret';

async function sessionSecret(store: Store, city: string): Promise<string> {
  return store.write(async (trx) => {
    const kept = await readSetting(trx, city, SESSION_SECRET);
    if (typeof kept === 'string') return kept;
    const made = newSecret();
    await writeSetting(trx, city, SESSION_SECRET, made);
    return made;
  });
}
