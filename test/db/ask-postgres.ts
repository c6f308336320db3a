import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

/** Address of the maintenance database of this run's PostgreSQL; waits until it has started. */
export async function askPostgres(): Promise<URL> {
  const answer = await text(connect(inject('postgresDoor'), '127.0.0.1'));
  if (!answer.startsWith('url ')) throw new Error(answer);
  return new URL(answer.slice('url '.length));
}
