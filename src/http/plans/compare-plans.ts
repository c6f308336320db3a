import type { Reader } from '../../db/reader.ts';
import { plansOf } from '../../db/plans.ts';
import { burdenBars } from '../../charts/burden-bars.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { paths } from '../../paths.ts';
import { planShares, SHARED_BY, type PlanShare, type SharedBy } from '../../services/plans/plan-shares.ts';
import { number, signed } from '../../words/number.ts';
import { ignoredIn } from '../ignored.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { planCost, planFacts, planLacks, planRow, type PlanFacts } from './plan-facts.ts';
import { chosenNumbers, planFinding } from './plan-finding.ts';
import { questionWords } from './question-words.ts';
import { partyName, sharedBy, shown, sumOf } from './show-shares.ts';

const FIGURES = ['projects', 'annualised', 'nox', 'voc'] as const;
const NAMED = 20;

/** Two plans side by side, `?a=P0001&b=P0002`: who pays more, who pays less, and whose projects come and go. */
export async function comparePlans(request: Request_, db: Reader): Promise<Reply> {
  const { query, programme, t } = request;
  const [a, b] = await Promise.all(['a', 'b'].map((name) => sideOf(request, db, query.get(name) ?? '')));
  if (a === undefined || b === undefined) return notFound();
  const finished = (await plansOf(db, { city: programme.city, programme: programme.id }, true)).filter(
    ({ state }) => state === 'done',
  );
  const options = (chosen: string) =>
    finished.map(({ id, name }) => ({ id, text: t('plans.option', { id, name }), selected: id === chosen }));
  const by = sharedBy(query);
  const lines = partyLines(a, b, by);
  return page('plans/compare', {
    title: t('plans.compare-title'),
    ignored: ignoredIn(query, { a: a.row.id, b: b.row.id, by }),
    crumbs: [{ label: t('plans.title'), href: paths.plans.to() }],
    action: paths.comparePlans.to(),
    a: options(a.row.id),
    b: options(b.row.id),
    sides: [a, b].map((side) => ({
      href: paths.plan.to({ id: side.row.id }),
      name: t('plans.option', { id: side.row.id, name: side.row.name }),
      finding: planFinding(side),
      asks: questionWords(side.question, programme.year, side.lists, t).join(' '),
      lacks: planLacks(side),
    })),
    sameMeasure: a.result.measure === b.result.measure,
    overview: overview(a, b),
    bars: lines.length === 0 ? null : forPhones(burdenBars, burdens(lines, by, b), t),
    gives: sentences(lines, by, b, 'gives'),
    gains: sentences(lines, by, b, 'gains'),
    ways: SHARED_BY.map((way) => ({
      label: t(`plans.by-${way}`),
      href: paths.comparePlans.to({ a: a.row.id, b: b.row.id, by: way }),
      current: way === by,
    })),
    party: t(`plans.by-${by}`),
    unit: t(`plans.tonne-${b.result.measure}`),
    lines: lines.map(({ key, one, other }) => ({
      name: partyName(by, key, b),
      cells: cellsOf(one, other),
    })),
    total: cellsOf(sumOf(lines.map(({ one }) => one)), sumOf(lines.map(({ other }) => other))),
    onlyA: onlyIn(a, b),
    onlyB: onlyIn(b, a),
  });
}

async function sideOf(request: Request_, db: Reader, id: string): Promise<PlanFacts | undefined> {
  const row = await planRow(request, db, id);
  return (row === undefined ? null : await planFacts(request, db, row)) ?? undefined;
}

function overview(a: PlanFacts, b: PlanFacts) {
  const { t } = b;
  // The two may ask for different targets: of all of them, so that the figures can be compared.
  const met = ({ result: { after } }: PlanFacts): number => after.targets.filter((target) => target.met).length;
  const line = (name: string, of: (side: PlanFacts) => number, shown: (value: number, side: PlanFacts) => string) => ({
    name: t(`plans.${name}`),
    a: shown(of(a), a),
    b: shown(of(b), b),
    difference: signed(of(b) - of(a), name.endsWith('-cost') ? 1 : 0),
  });
  const money = (value: number): string => number(value, 1);
  return [
    line(
      'projects-column',
      (side) => chosenNumbers(side).size,
      (value) => number(value),
    ),
    line('met-of-all', met, (value, { result }) => `${String(value)}/${String(result.after.targets.length)}`),
    line('annual-cost', ({ result }) => planCost(result.plan).annualised, money),
    line('capital-cost', ({ result }) => planCost(result.plan).capital, money),
  ];
}

function cellsOf(one: PlanShare, other: PlanShare) {
  return FIGURES.map((name) => ({
    a: shown(name, one[name]),
    b: shown(name, other[name]),
    difference: signed(other[name] - one[name], name === 'projects' ? 0 : 1),
  }));
}

interface PartyLine {
  readonly key: string;
  readonly one: PlanShare;
  readonly other: PlanShare;
}

/** Every party of either plan, those whose bill moves most first. */
function partyLines(a: PlanFacts, b: PlanFacts, by: SharedBy): readonly PartyLine[] {
  const none = (key: string): PlanShare => ({ key, projects: 0, nox: 0, voc: 0, capital: 0, annualised: 0 });
  const [ones, others] = [a, b].map(
    ({ result }) => new Map(planShares(result, by).map((share) => [share.key, share] as const)),
  );
  const keys = [...new Set([...ones!.keys(), ...others!.keys()])];
  return keys
    .map((key): PartyLine => ({ key, one: ones!.get(key) ?? none(key), other: others!.get(key) ?? none(key) }))
    .sort((x, y) => Math.abs(moved(y)) - Math.abs(moved(x)) || (x.key < y.key ? -1 : 1));
}

function burdens(lines: readonly PartyLine[], by: SharedBy, facts: PlanFacts) {
  const named = lines.map(({ key, one, other }) => ({
    party: partyName(by, key, facts),
    a: one.annualised,
    b: other.annualised,
  }));
  return { id: 'plan-burdens', parties: facts.t(`plans.by-${by}`), burdens: named };
}

function moved({ one, other }: PartyLine): number {
  return other.annualised - one.annualised;
}

/** Who bears more under the second plan, and who bears less, each with what it brings for that. */
function sentences(lines: readonly PartyLine[], by: SharedBy, facts: PlanFacts, kind: 'gives' | 'gains') {
  return lines
    .filter((line) => (kind === 'gives' ? moved(line) > 0.05 : moved(line) < -0.05))
    .slice(0, NAMED)
    .map((line) =>
      facts.t(`plans.party-${kind}`, {
        party: partyName(by, line.key, facts),
        money: number(Math.abs(moved(line)), 1),
        projects: signed(line.other.projects - line.one.projects, 0),
        nox: signed(line.other.nox - line.one.nox, 1),
        voc: signed(line.other.voc - line.one.voc, 1),
      }),
    );
}

function onlyIn(side: PlanFacts, than: PlanFacts) {
  const others = chosenNumbers(than);
  const ids = [...chosenNumbers(side)].filter((id) => !others.has(id)).sort();
  return {
    count: ids.length,
    projects: ids.slice(0, NAMED).map((id) => ({
      href: paths.project.to({ id }),
      id,
      name: side.names.project(id),
    })),
    more: Math.max(0, ids.length - NAMED),
  };
}
