import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { retrying } from './retrying.ts';
import { migrateToLatest, schemaState } from './schema-version.ts';
import type { Database } from './schema.ts';
import type { StatementListener, Store } from './store.ts';
import { turns } from './turns.ts';

const INT8 = 20;
const NUMERIC = 1700;
/** How long the server may take to accept a connection, ms. */
const CONNECTS_IN = 5000;
/** How long a request waits for its turn when all connections are taken, ms: hundreds who save in one moment are all served. */
const LONGEST_WAIT = 60_000;

/** Two pools: one that writes, and one whose sessions PostgreSQL itself keeps from writing. */
export async function openPostgres(url: string, connections = 10, onStatement?: StatementListener): Promise<Store> {
  const write = connect(url, connections, false, onStatement);
  const read = connect(url, connections, true, onStatement);
  const untyped = write as Kysely<unknown>;

  return Promise.resolve({
    dialect: 'postgres',
    read,
    write: (work) => retrying(() => write.transaction().execute(work)),
    migrateToLatest: () => migrateToLatest(untyped, 'postgres'),
    schemaState: () => schemaState(untyped, 'postgres'),
    ping: async () => {
      await read.selectNoFrom((make) => make.lit(1).as('alive')).execute();
    },
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  });
}

function connect(url: string, max: number, readonly: boolean, onStatement?: StatementListener): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: numbersAsNumbers(),
    connectionTimeoutMillis: CONNECTS_IN,
  });
  // A connection that breaks while idle leaves the pool by itself; the next query opens a new one.
  pool.on('error', () => undefined);
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: inTurn(pool, max),
      onCreateConnection: async (connection) => {
        if (!readonly) return;
        await connection.executeQuery(CompiledQuery.raw('set session characteristics as transaction read only'));
      },
    }),
    ...(onStatement && { log: ({ query }) => onStatement(query.sql) }),
  });
}

/** The pool's own limit would count waiting for others as a server that does not answer: who comes waits here first. */
function inTurn(pool: pg.Pool, places: number): PostgresPool {
  const queue = turns(places, LONGEST_WAIT);
  pool.on('release', queue.leave);
  const connect = async (): Promise<pg.PoolClient> => {
    await queue.enter();
    try {
      return await pool.connect();
    } catch (error) {
      queue.leave();
      throw error;
    }
  };
  return { connect, end: () => pool.end() };
}

/** pg returns int8 and numeric as text; ours are counts, 分 and their sums, which fit a double exactly or must not pass silently. */
function numbersAsNumbers(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, safeInteger);
  types.setTypeParser(NUMERIC, (text) => (/^-?\d+$/.test(text) ? safeInteger(text) : Number(text)));
  return types;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond 2^53`);
  return value;
}
