import type { SheetCell, SheetColumn, SheetTable } from '../../exchange/sheet.ts';
import type { Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tableFile } from '../table-file.ts';
import { planCandidates } from './plan-candidates.ts';
import type { PlanFacts } from './plan-facts.ts';
import { planFinding, planProof } from './plan-finding.ts';
import { targetLines } from './plan-targets.ts';
import { questionWords } from './question-words.ts';

const text = (header: string, width = 16): SheetColumn => ({ header, format: '@', width });
const figure = (header: string): SheetColumn => ({ header, format: 'General', width: 14 });

/** A plan as .csv (its candidates) or .xlsx (notes, candidates, targets), figures unrounded. */
export async function planFile(request: Request_, facts: PlanFacts): Promise<Reply> {
  const { t, programme, format } = request;
  const { row, question, lists } = facts;
  const name = t('plans.file-name', { id: row.id, name: row.name });
  const proof = planProof(facts.result.plan, facts.question.goal, facts.t);
  return tableFile(request, format === 'csv' ? 'csv' : 'xlsx', name, candidateTable(facts), {
    asOf: row.as_of,
    before: [
      [t('plans.question'), questionWords(question, programme.year, lists, t).join(' ')],
      [t('plans.finding'), planFinding(facts)],
      ...(proof === null ? [] : [[t('plans.proof'), proof] as const]),
      ...lacksLines(facts),
    ],
    further: [targetTable(facts)],
  });
}

/** That totals of the file lack inputs, and how many of each kind. */
function lacksLines({ result: { incomplete }, t }: PlanFacts): readonly (readonly [string, string])[] {
  if (incomplete === undefined) return [];
  const counts = (['noDate', 'noAmounts', 'noCost', 'noBase'] as const).flatMap((kind) =>
    incomplete[kind].length === 0
      ? []
      : t('plans.lacks-count', { what: t(`runs.${kind}`), count: incomplete[kind].length }),
  );
  return counts.length === 0 ? [] : [[t('runs.incomplete-title'), counts.join(t('scenarios.list-comma'))]];
}

function candidateTable(facts: PlanFacts): SheetTable {
  const { t, result } = facts;
  const unit = t(`plans.tonne-${result.measure}`);
  return {
    name: t('plans.candidates'),
    columns: [
      text(t('fields.id'), 18),
      text(t('fields.name'), 34),
      text(t('fields.district')),
      text(t('fields.lead'), 20),
      text(t('plans.verdict')),
      text(t('plans.own-day')),
      text(t('plans.plan-day')),
      figure(t('plans.capital-cost')),
      figure(t('plans.annual-cost')),
      figure(`NOx ${unit}`),
      figure(`VOCs ${unit}`),
      text(t('plans.reason'), 80),
    ],
    rows: planCandidates(facts).map((one): SheetCell[] => [
      one.id,
      one.name,
      one.district,
      one.lead,
      t(one.chosen ? 'plans.is-chosen' : 'plans.is-rejected'),
      one.own,
      one.day,
      one.capital,
      one.annualised,
      one.chosen ? one.nox : null,
      one.chosen ? one.voc : null,
      one.sentence,
    ]),
  };
}

function targetTable(facts: PlanFacts): SheetTable {
  const { t } = facts;
  const heads = ['required', 'before', 'after', 'slack', 'unit', 'price', 'verdict'] as const;
  return {
    name: t('plans.targets'),
    columns: [
      text(t('plans.area')),
      text(t('plans.target'), 40),
      ...heads.map((head) => text(t(head === 'unit' ? 'targets.unit' : `plans.${head}`))),
    ],
    rows: targetLines(facts).map((line): SheetCell[] => [line.area, line.asks, ...heads.map((head) => line[head])]),
  };
}
