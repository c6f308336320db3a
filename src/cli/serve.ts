import { once } from 'node:events';
import { readConfig } from '../config.ts';
import { surroundingsMessage } from '../errors.ts';
import { createLog } from '../http/logging.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { EXIT, type Command } from './command.ts';
import { CannotStart, holdFolder } from './hold-folder.ts';

/** `serve`: runs the web server until it is told to stop. Address and one-time link go to stdout, the log to stderr. */
export const serveCommand: Command = async (args, io) => {
  const t = translator(LOCALES[0]);
  if (args.length > 0) {
    io.stderr.write(`${t('serve.usage')}\n`);
    return EXIT.usage;
  }
  const reading = readConfig(process.env);
  if (!reading.ok) {
    io.stderr.write(`${reading.sentence}\n`);
    return EXIT.surroundings;
  }
  const log = createLog(reading.config.logLevel);
  try {
    // The server takes seconds to load: a bad setting and a folder it cannot have are told before.
    const lock = holdFolder(reading.config);
    const { startServer } = await import('./start-server.ts');
    const server = await startServer(reading.config, log, () => new Date(), lock);
    const lines = [
      t('serve.listening', { address: server.address }),
      ...(server.link === null ? [] : [t('serve.link'), server.link]),
    ];
    io.stdout.write(`${lines.join('\n')}\n`);
    const signal = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    log.info({ signal: String(signal[0] ?? '') }, 'stopping');
    await server.stop();
    return EXIT.done;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    io.stderr.write(`${sentence}\n`);
    return EXIT.surroundings;
  }

  function sentenceOf(error: unknown): string | null {
    if (error instanceof CannotStart) return t(`serve.${error.code}`, error.params);
    const fault = surroundingsMessage(error);
    return fault === null ? null : t(fault.key, fault.params);
  }
};
