import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config, type Environment } from '../../src/config.ts';
import { startServer, type RunningServer } from '../../src/cli/start-server.ts';
import { createLog } from '../../src/http/logging.ts';
import { prepareDatabase } from '../db/prepared-database.ts';

export interface Installation extends RunningServer {
  readonly config: Config;
  /** Stops the server and removes its data. */
  readonly remove: () => Promise<void>;
}

/** A server of its own on a free port with an empty data folder; `environment` as at a real start, without the sample unless named. */
export async function newInstallation(
  environment: Environment = {},
  clock: () => Date = () => new Date(),
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-'));
  const reading = readConfig({
    PORT: '0',
    LANTIAN_DATA: folder,
    LANTIAN_SAMPLE: 'none',
    LOG_LEVEL: 'silent',
    ...environment,
  });
  if (!reading.ok) throw new Error(reading.sentence);
  await prepareDatabase(reading.config);
  const server = await startServer(reading.config, createLog(reading.config.logLevel), clock);
  const remove = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, config: reading.config, remove };
}
