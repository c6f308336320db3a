import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCode } from './read-portfolio.ts';

/** Writes pieces of text as fast as the reader takes them; a reader that stops early (`| head`) is no error. */
export async function writeChunks(chunks: Iterable<string>, out: NodeJS.WritableStream): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), out, { end: false });
  } catch (error) {
    if (errorCode(error) !== 'EPIPE') throw error;
  }
}
