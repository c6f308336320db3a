import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Reader } from '../db/reader.ts';
import type { Scope } from '../db/scope.ts';
import { fileOfSheet, findSheet, sheetOfCode, sheetOfNumber, sheetsIn } from '../db/sheets.ts';
import type { SheetsTable } from '../db/tables/sheet-tables.ts';
import { closePrintBrowser } from '../services/briefing/print/print-browser.ts';
import { LIMIT_MS, MOST_AT_ONCE, printPdf } from '../services/briefing/print/print-pdf.ts';
import { spacedCode } from '../services/briefing/issue/issued-form.ts';
import { readCode } from '../services/briefing/issue/short-code.ts';
import { sheetName, withdrawnText } from '../services/briefing/sheet-title.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { type Command, type CommandIo, EXIT } from './command.ts';
import { type ProgrammeAtHand, withProgramme } from './with-programme.ts';

/** Lists hold no more: a city issues some hundred sheets a year. */
const MOST = 10_000;

interface Asked {
  /** Null = the list. */
  readonly which: string | null;
  readonly out: string;
  readonly asJson: boolean;
}

/** `issued list [--json]`, `issued print CODE|KIND-YEAR-N|ID --out FILE.html|.pdf`: what was issued, and its stored bytes again. */
export const issuedCommand: Command = async (args, io) => {
  const asked = askedOf(args);
  if (asked === null) {
    io.stderr.write(`${translator(LOCALES[0])('briefings.cli.issued-usage')}\n`);
    return EXIT.usage;
  }
  const { which } = asked;
  return withProgramme(io, new Date(), (at) => (which === null ? list(at, asked, io) : print(at, which, asked, io)));
};

function askedOf(args: readonly string[]): Asked | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, out: { type: 'string', default: '' } },
    });
    const [action, which, ...rest] = positionals;
    const asked = { which: which ?? null, out: values.out, asJson: values.json };
    if (action === 'list' && which === undefined && values.out === '') return asked;
    const canWrite = /\.(html|pdf)$/.test(values.out) && !values.json;
    return action === 'print' && which !== undefined && rest.length === 0 && canWrite ? asked : null;
  } catch {
    return null;
  }
}

/** One a line, the latest first: id, name, as-of day, code, state. */
async function list({ store, scope, t }: ProgrammeAtHand, { asJson }: Asked, io: CommandIo): Promise<number> {
  const rows = (await sheetsIn(store.read, scope, ['issued', 'withdrawn'], MOST)).map((row) => ({
    ...{ id: row.id, kind: row.kind, name: sheetName(row, t), as_of: row.as_of, code: spacedCode(row.code!) },
    ...{ state: row.state, year: row.year, number: row.number, total: row.total, issued: row.issued },
  }));
  if (asJson) io.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else
    for (const { id, name, as_of: asOf, code, state } of rows)
      io.stdout.write(`${[id, name, asOf, code, t(`briefings.state.${state}`)].join('\t')}\n`);
  return EXIT.done;
}

async function print({ store, scope, t }: ProgrammeAtHand, which: string, { out }: Asked, io: CommandIo) {
  const row = await namedSheet(store.read, scope, which);
  const html = row === undefined ? undefined : await fileOfSheet(store.read, scope, row.id);
  if (row === undefined || html === undefined) {
    io.stderr.write(`${t('briefings.cli.issued-unknown', { which })}\n`);
    return EXIT.input;
  }
  const bytes = out.endsWith('.html') ? html : await pdfOf(html, row.issued!, t, io);
  if (bytes === null) return EXIT.surroundings;
  const written = await writeFile(out, bytes).then(
    () => true,
    () => false,
  );
  const said = written ? t('briefings.cli.issued-written', { file: out, name: sheetName(row, t) }) : t('briefings.cli.cannot-write', { file: out }); // prettier-ignore
  io.stderr.write(`${said}\n`);
  const withdrawn = withdrawnText(row, t);
  if (withdrawn !== null) io.stderr.write(`${withdrawn}\n`);
  return written ? EXIT.done : EXIT.surroundings;
}

/** By the code at its foot, by kind, year and number (`bulletin-2023-1`), or by its id. */
async function namedSheet(reader: Reader, scope: Scope, which: string): Promise<SheetsTable | undefined> {
  const numbered = /^([a-z]+)-(\d{4})-(\d{1,6})$/.exec(which);
  if (numbered !== null)
    return sheetOfNumber(reader, scope, { kind: numbered[1]!, year: Number(numbered[2]), number: Number(numbered[3]) });
  const code = readCode(which);
  return (code === null ? undefined : await sheetOfCode(reader, scope, code)) ?? findSheet(reader, scope, which);
}

async function pdfOf(html: string, issued: string, t: ProgrammeAtHand['t'], io: CommandIo): Promise<Uint8Array | null> {
  const printed = await printPdf(html, { issued });
  await closePrintBrowser();
  if (printed.ok) return printed.pdf;
  const font = printed.reason === 'no-font' ? printed.font : '';
  const params = { font, seconds: LIMIT_MS / 1000, most: MOST_AT_ONCE };
  io.stderr.write(`${t(`briefings.pdf.${printed.reason}`, params)}\n`);
  return null;
}
