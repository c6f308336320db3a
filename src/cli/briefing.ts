import { writeFile } from 'node:fs/promises';
import { programmeOf } from '../db/programmes.ts';
import { NotFound } from '../errors.ts';
import { sheetHtml } from '../http/sheet-html.ts';
import { programActor } from '../services/actor.ts';
import { KINDS } from '../services/briefing/kinds.ts';
import { makeSheet } from '../services/briefing/make-sheet.ts';
import { closePrintBrowser } from '../services/briefing/print/print-browser.ts';
import { LIMIT_MS, MOST_AT_ONCE, printPdf } from '../services/briefing/print/print-pdf.ts';
import type { Sheet } from '../services/briefing/sheet.ts';
import { sheetWord } from '../services/briefing/sheet-word.ts';
import { sheetWorkbook, type WorkbookOrigin } from '../services/briefing/sheet-workbook.ts';
import { keepFiguresCurrent } from '../services/figures/refresh-figures.ts';
import { runScenario } from '../services/scenarios/run-scenario.ts';
import { LOCALES, type MessageParams, type Translate, translator } from '../words/messages.ts';
import { type BriefingOrder, readBriefingArguments } from './briefing-arguments.ts';
import { EXIT, type Command } from './command.ts';
import { type ProgrammeAtHand, withProgramme } from './with-programme.ts';

const locale = LOCALES[0];
/** Whoever reads the database itself may see all of it. */
const EVERYTHING = { me: { district: null, displayName: '' }, hidden: [] };

/** `briefing KIND --out FILE.html|.pdf|.xlsx|.docx`: a sheet of a frozen run, the same as from its page. */
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
    const made = await makeOrdered(at, reading);
    if (!made.ok) {
      say(made.code, made.params);
      return made.exit;
    }
    const file = await fileOf(made, reading.out, at.t);
    if (!file.ok) {
      say(file.code, file.params);
      return file.exit;
    }
    const written = await writeFile(reading.out, file.bytes).then(
      () => true,
      () => false,
    );
    const { id, fingerprint } = made.origin.run;
    say(written ? 'cli.written' : 'cli.cannot-write', {
      file: reading.out,
      run: id,
      fingerprint: fingerprint.slice(0, 8),
    });
    return written ? EXIT.done : EXIT.surroundings;
  });
};

interface Fault {
  readonly ok: false;
  readonly code: string;
  readonly params: MessageParams;
  readonly exit: number;
}

interface MadeFile {
  readonly ok: true;
  readonly sheet: Sheet;
  readonly origin: WorkbookOrigin;
}

/** Runs the scenario (or uses its equal run again) and sets the sheet from it. */
async function makeOrdered(
  at: ProgrammeAtHand,
  { sheet: kind, out: _, ...ordered }: BriefingOrder,
): Promise<MadeFile | Fault> {
  const { store, scope, now, t } = at;
  const order = { ...ordered, kind, asOf: ordered.asOf ?? at.asOf };
  try {
    const key = { city: at.programme.city, programme: at.programme.id };
    await keepFiguresCurrent(store, key, at.asOf);
    const run = await store.write((trx) => runScenario(trx, programActor(now), scope, order.scenario, order.asOf));
    const programme = await programmeOf(store.read, scope);
    const made = await makeSheet({ reader: store.read, scope, programme, run, order, locale, t, viewer: EVERYTHING });
    if (!made.ok)
      return {
        ok: false,
        code: `refused.${made.code}`,
        params: made.params,
        exit: made.code === 'stale' ? EXIT.surroundings : EXIT.input,
      };
    return { ok: true, sheet: made.sheet, origin: { asOf: order.asOf, run } };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return { ok: false, code: 'cli.unknown-scenario', params: { scenario: error.id }, exit: EXIT.input };
  }
}

async function fileOf(
  { sheet, origin }: MadeFile,
  out: string,
  t: Translate,
): Promise<{ ok: true; bytes: Uint8Array | string } | Fault> {
  if (out.endsWith('.docx')) return { ok: true, bytes: await sheetWord(sheet, origin.asOf, locale) };
  if (out.endsWith('.xlsx')) return { ok: true, bytes: await sheetWorkbook(sheet, origin, t) };
  const html = sheetHtml(sheet, locale);
  if (out.endsWith('.html')) return { ok: true, bytes: html };
  const printed = await printPdf(html);
  await closePrintBrowser();
  if (printed.ok) return { ok: true, bytes: printed.pdf };
  const font = printed.reason === 'no-font' ? printed.font : '';
  return {
    ok: false,
    code: `pdf.${printed.reason}`,
    exit: EXIT.surroundings,
    params: { font, seconds: LIMIT_MS / 1000, most: MOST_AT_ONCE },
  };
}
