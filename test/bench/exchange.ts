import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withProgramme, type ProgrammeAtHand } from '../../src/cli/with-programme.ts';
import { headerVocabulary } from '../../src/exchange/header-vocabulary.ts';
import { readCsv } from '../../src/exchange/read-csv.ts';
import { tableOf } from '../../src/exchange/recognise.ts';
import { writeCsv } from '../../src/exchange/write-csv.ts';
import { programActor } from '../../src/services/actor.ts';
import { tryImport } from '../../src/services/imports/import-projects.ts';
import { openImport } from '../../src/services/imports/open-import.ts';
import { cityLists } from '../../src/services/options.ts';
import { cellWords } from '../../src/services/projects/project-cells.ts';
import { expectImports } from '../../src/services/imports/practise-import.ts';
import { keepFiguresCurrent } from '../../src/services/figures/refresh-figures.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import type { Bench } from './bench.ts';
import { serve } from './served.ts';

const SIZES = [5_000, 5_000, 5_000, 100_000];
/** Columns that may come back as they are; numbers, places and stated amounts would make every row an older or a doubtful one. */
const LEFT_OUT = ['项目编号', '报送单位编号', '经度（°）', '纬度（°）', '坐标系', '申报与核定量', '阶段', '版本'];
/** What a hundred thousand rows still hold within the largest file that is taken. */
const LEAN = [
  '项目名称',
  '六大类',
  '项目类型',
  '企业名称',
  '区市',
  '管控分区',
  '计划减排',
  '总投资（万元）',
  '使用年限（年）',
  '折现率（%）',
  '现计划完工',
  '责任人',
];
const LEAN_FROM = 20_000;

/** The whole ledger out of a server, and new rows into a dry run: read, recognised, every row checked. */
export const exchangeBench: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-bench-'));
  try {
    const rows = await exported(folder, print);
    process.env.LANTIAN_DATA = folder;
    await withProgramme(process, new Date(), async (at) => {
      await keepFiguresCurrent(at.store, { city: at.programme.city, programme: at.programme.id }, at.asOf);
      const began = performance.now();
      await expectImports(at.store.read, at.programme, at.asOf);
      print(`made ready, while a person looks for the file: ${(performance.now() - began).toFixed(0)} ms`);
      for (const size of SIZES) await dryRun(at, newRows(rows, size), size, print);
      return 0;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function exported(folder: string, print: (line: string) => void): Promise<readonly (readonly string[])[]> {
  const served = await serve(folder);
  let csv = new Uint8Array();
  try {
    for (const ending of ['csv', 'xlsx', 'json', 'csv', 'xlsx', 'json']) {
      const began = performance.now();
      const answer = await fetch(`${served.base}/projects.${ending}`, { headers: { cookie: served.cookie } });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (ending === 'csv') csv = bytes;
      print(
        `3,000 projects as .${ending}: ${(performance.now() - began).toFixed(0)} ms, ${(bytes.length / 1e6).toFixed(1)} MB`,
      );
    }
  } finally {
    await served.stop();
  }
  const reading = readCsv(csv);
  if (!reading.ok) throw new Error('the export cannot be read');
  return reading.grids[0]!.rows.map(({ cells }) => cells);
}

/** As many rows as wanted, each a new project like one of the sample. */
function newRows([head = [], ...rows]: readonly (readonly string[])[], size: number): Uint8Array {
  const last = head.indexOf('版本');
  const isKept = (header: string, at: number) =>
    size >= LEAN_FROM ? LEAN.includes(header) : at < last && !LEFT_OUT.includes(header);
  const kept = head.flatMap((header, at) => (isKept(header, at) ? [at] : []));
  const name = head.indexOf('项目名称');
  const reduction = head.indexOf('计划减排');
  // What is stated as a change of control needs the base of a source, which the lean columns do not name.
  const like = size >= LEAN_FROM ? rows.filter((row) => !row[reduction]!.includes('control')) : rows;
  const columns = kept.map((at) => ({ header: head[at]!, format: '@', width: 9 }));
  const made = Array.from({ length: size }, (_, index) => {
    const row = like[index % like.length]!;
    return kept.map((at) => (at === name ? `${row[at]!}${String(index)}号` : row[at]!));
  });
  return Buffer.from(writeCsv({ name: '', columns, rows: made }));
}

async function dryRun(
  { store, programme, scope, asOf, now, t }: ProgrammeAtHand,
  bytes: Uint8Array,
  size: number,
  print: (line: string) => void,
): Promise<void> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const opened = await openImport(bytes, headerVocabulary(LOCALES.map(translator)));
  if (!opened.ok) throw new Error(opened.refusal);
  const words = cellWords(await cityLists(store.read, programme, LOCALES[0]), t, programme.year, LOCALES[0]);
  const options = { mode: 'both', answers: new Map(), sure: new Set<number>(), doubles: null } as const;
  const table = tableOf(opened.recognition);
  const { counts } = await tryImport(store.read, { actor: programActor(now), scope, asOf }, { table, words, options });
  const { user, system } = process.cpuUsage(before);
  if (counts.created !== size) throw new Error(`not every row is checked as a new project: ${JSON.stringify(counts)}`);
  print(
    `dry run of ${String(size)} rows: ${(performance.now() - began).toFixed(0)} ms, processor ${((user + system) / 1000).toFixed(0)} ms; ` +
      `${String(counts.created)} new, ${String(counts.rejected)} rejected; most memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
  );
}
