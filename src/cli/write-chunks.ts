import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCode } from './read-portfolio.ts';

/** Characters written at once: few enough to stream, many enough that writing is not what takes the time. */
const BATCH = 65_536;

/** Writes pieces of text as fast as the reader takes them; a reader that stops early (`| head`) is no error. */
export async function writeChunks(chunks: Iterable<string>, out: NodeJS.WritableStream): Promise<void> {
  try {
    await pipeline(Readable.from(inBatches(chunks)), out, { end: false });
  } catch (error) {
    if (errorCode(error) !== 'EPIPE') throw error;
  }
}

function* inBatches(chunks: Iterable<string>): Generator<string> {
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
