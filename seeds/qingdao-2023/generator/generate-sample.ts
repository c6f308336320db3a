import type { Method } from '../../../models/method.ts';
import { writeSample } from '../../../src/services/sample/sample-csv.ts';
import { checkVerdicts, measuredTotals } from './check-verdicts.ts';
import { COLUMNS, type SampleFile } from './columns.ts';
import { FIRST_ENTRY } from './draft.ts';
import { drawSample, type Drawn } from './draw-sample.ts';
import { readFrame, type ReadFile } from './frame-files.ts';
import { judge, type Judged } from './judge.ts';
import { makeAmounts } from './make-amounts.ts';
import { measureRows, packageRows, stepRows, trancheRows, windowRows } from './make-details.ts';
import { makeEnterprises } from './make-enterprises.ts';
import { lastTouch, makeHistory } from './make-history.ts';
import { monthRows } from './make-months.ts';
import { makeNames } from './make-names.ts';
import { ownValueRows } from './make-own-values.ts';
import { paperRows } from './make-papers.ts';
import { makeProjects, type CsvRow } from './make-projects.ts';
import { makeReports, milestoneRows } from './make-reports.ts';
import { signatureRows } from './make-signatures.ts';
import { livesOf } from './short-life.ts';
import { CITY_OFFICE } from './people.ts';
import { sourceOfDraft } from './portfolio.ts';
import { baseRows, enterpriseRows, sourceRows } from './source-rows.ts';
import { makeTimelines } from './timeline.ts';

/** Of the first 1,500 seeds one of the few with which every verdict holds and every total lies within 3 % of its mean. */
export const SEED = 185;

export interface Sample {
  readonly files: ReadonlyMap<SampleFile, string>;
  readonly totals: ReturnType<typeof measuredTotals>;
  readonly drawn: Drawn;
  readonly judged: Judged;
}

/** The invented files of the sample, byte for byte the same for one seed; throws when the sample does not show what it is meant to show. */
export function generateSample(seed: number, readFile: ReadFile, methods: ReadonlyMap<string, Method>): Sample {
  const frame = readFrame(readFile);
  const drawn = drawSample(seed, frame, methods);
  const judged = judge(frame, drawn);
  const off = checkVerdicts(judged);
  if (off.length > 0) throw new Error(`seed ${seed} does not show what it should:\n${off.join('\n')}`);
  const tables = tablesOf(seed, frame, drawn, judged);
  const files = (Object.keys(COLUMNS) as SampleFile[]).map((file): [SampleFile, string] => [
    file,
    writeSample(COLUMNS[file], tables[file]),
  ]);
  return { files: new Map(files), totals: measuredTotals(judged.planned), drawn, judged };
}

function tablesOf(
  seed: number,
  frame: ReturnType<typeof readFrame>,
  { drafts, sources, measured, faults }: Drawn,
  { targets }: Judged,
): Readonly<Record<SampleFile, readonly CsvRow[]>> {
  const enterprises = makeEnterprises(seed, drafts, sources);
  const timelines = makeTimelines(seed, drafts);
  const lives = livesOf(drafts, timelines, frame.workflows);
  const districtNames = new Map([...frame.districts].map(([code, { name }]) => [code, name]));
  const names = makeNames(seed, drafts, { enterprises, measured, districtNames, faults });
  const sourceOf = sourceOfDraft(drafts, sources);
  const { districts, fundable } = frame;
  const parts = { drafts, measured, names, timelines: lives, enterprises, sourceOf, districts, fundable };
  const projects = makeProjects(seed, parts);
  const history = makeHistory(seed, drafts, timelines, projects, frame.workflows);
  const touched = lastTouch(history);
  const created = { created: `${FIRST_ENTRY}T01:00Z`, created_by: CITY_OFFICE };
  return {
    'targets.csv': targets.map((target, i) => ({ ...target, sort: i + 1, origin: 'invented' })),
    'enterprises.csv': enterpriseRows(enterprises),
    'sources.csv': sourceRows(drafts, sources, enterprises),
    'source-bases.csv': baseRows(drafts, sources),
    'projects.csv': projects.map((row, i) => ({ ...row, ...created, ...touched.get(drafts[i]!.id)! })),
    'measures.csv': measureRows(drafts, measured),
    'tranches.csv': trancheRows(drafts, measured),
    'windows.csv': windowRows(drafts),
    'amounts.csv': makeAmounts(seed, drafts, measured, faults),
    'evidence.csv': paperRows(seed, drafts, timelines, faults.withoutEvidence),
    'work-packages.csv': packageRows(seed, drafts, timelines),
    'steps.csv': stepRows(drafts, lives, frame.workflows),
    'progress-reports.csv': makeReports(seed, drafts, timelines, { projects, history, workflows: frame.workflows }),
    'milestones.csv': milestoneRows(drafts, timelines),
    'signatures.csv': signatureRows(seed, drafts, lives, { projects, history, workflows: frame.workflows }),
    'months.csv': monthRows(seed, [...frame.districts.keys()]),
    'own-values.csv': ownValueRows(seed, drafts, history),
    'history.csv': history,
  };
}
