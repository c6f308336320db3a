import { writeFile } from 'node:fs/promises';
import { programmeOf } from '../db/programmes.ts';
import { NotFound } from '../errors.ts';
import { bulletinHtml } from '../http/briefings/bulletin-html.ts';
import { programActor } from '../services/actor.ts';
import { bulletinPage } from '../services/briefing/bulletin-page.ts';
import { gatherBulletin } from '../services/briefing/gather-bulletin.ts';
import { KINDS } from '../services/briefing/kinds.ts';
import { LIMIT_MS, MOST_AT_ONCE, printPdf } from '../services/briefing/print-pdf.ts';
import { runScenario } from '../services/run-scenario.ts';
import { LOCALES, type MessageParams, translator } from '../words/messages.ts';
import { type BriefingOrder, readBriefingArguments } from './briefing-arguments.ts';
import { EXIT, type Command } from './command.ts';
import { type ProgrammeAtHand, withProgramme } from './with-programme.ts';

const locale = LOCALES[0];

/** `briefing KIND --out FILE.html|.pdf`: a sheet of a frozen run, the same bytes as its page. */
export const briefingCommand: Command = async (args, io) => {
  const t = translator(locale);
  const say = (key: string, params: MessageParams = {}) => io.stderr.write(`${t(`briefings.${key}`, params)}\n`);
  const reading = readBriefingArguments(args);
  if (reading.kind === 'help') {
    say('cli.usage');
    io.stdout.write(KINDS.map((kind) => `${kind}  ${t(`briefings.kind.${kind}`)}\n`).join(''));
    return EXIT.done;
  }
  if (reading.kind === 'wrong') {
    say(`cli.${reading.code}`, reading.params);
    return reading.code === 'bad-day' ? EXIT.input : EXIT.usage;
  }
  return withProgramme(io, new Date(), async (at) => {
    const made = await makeBulletin(at, reading);
    if (!made.ok) {
      say(`cli.${made.code}`, made.params);
      return made.code === 'unknown-scenario' ? EXIT.input : EXIT.surroundings;
    }
    const file = await fileOf(made.html, reading.out);
    if (!file.ok) {
      say(`pdf.${file.code}`, file.params);
      return EXIT.surroundings;
    }
    const written = await writeFile(reading.out, file.bytes).then(
      () => true,
      () => false,
    );
    say(written ? 'cli.written' : 'cli.cannot-write', { file: reading.out, ...made.trace });
    return written ? EXIT.done : EXIT.surroundings;
  });
};

interface Fault {
  readonly ok: false;
  readonly code: string;
  readonly params: MessageParams;
}

interface Made {
  readonly ok: true;
  readonly html: string;
  readonly trace: { readonly run: string; readonly fingerprint: string };
}

/** Runs the scenario (or uses its equal run again) and sets the sheet from it. */
async function makeBulletin(at: ProgrammeAtHand, order: BriefingOrder): Promise<Made | Fault> {
  const { store, scope, now, t } = at;
  const asOf = order.asOf ?? at.asOf;
  try {
    const run = await store.write((trx) => runScenario(trx, programActor(now), scope, order.scenario, asOf));
    const facts = await gatherBulletin(store.read, await programmeOf(store.read, scope), run, { locale, t });
    if (facts === null) return { ok: false, code: 'changed', params: {} };
    const html = bulletinHtml(bulletinPage(facts, t), locale);
    return { ok: true, html, trace: { run: run.id, fingerprint: run.fingerprint.slice(0, 8) } };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return { ok: false, code: 'unknown-scenario', params: { scenario: error.id } };
  }
}

async function fileOf(html: string, out: string): Promise<{ ok: true; bytes: Uint8Array | string } | Fault> {
  if (out.endsWith('.html')) return { ok: true, bytes: html };
  const printed = await printPdf(html);
  if (printed.ok) return { ok: true, bytes: printed.pdf };
  const font = printed.reason === 'no-font' ? printed.font : '';
  return { ok: false, code: printed.reason, params: { font, seconds: LIMIT_MS / 1000, most: MOST_AT_ONCE } };
}
