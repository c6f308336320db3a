import type { Reader } from '../../db/reader.ts';
import { shareBars } from '../../charts/share-bars.ts';
import { paths } from '../../paths.ts';
import { planShares, SHARED_BY, type PlanShare, type SharedBy } from '../../services/plans/plan-shares.ts';
import { number, tonnes } from '../../words/number.ts';
import { wholePercents, wholeShares } from '../../words/whole-shares.ts';
import { ignoredIn } from '../ignored.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { csvFile } from '../table-file.ts';
import { planFacts, planLacks, planRow, type PlanFacts } from './plan-facts.ts';
import { planFinding } from './plan-finding.ts';
import { planTabs } from './plan-tabs.ts';

/** More parties than this are told together at the end. */
const SHOWN = 40;
const SUMS = ['projects', 'nox', 'voc', 'capital', 'annualised'] as const;

/** Whom a view is by: `?by=lead`, districts unless said. */
export function sharedBy(query: URLSearchParams): SharedBy {
  return SHARED_BY.find((one) => one === query.get('by')) ?? 'district';
}

/** What a party is called. */
export function partyName(by: SharedBy, key: string, { names, t }: PlanFacts): string {
  if (key === '') return t('plans.nobody');
  return by === 'district' ? names.district(key) : key;
}

/** The plan by district, department or enterprise: who brings and who pays what, in shares that add up to 100 %. */
export async function showShares(request: Request_, db: Reader): Promise<Reply> {
  const { t, query, format } = request;
  const row = await planRow(request, db, request.params['id'] ?? '');
  const facts = row === undefined ? null : await planFacts(request, db, row);
  if (row === undefined || facts === null) return notFound();
  const by = sharedBy(query);
  const shares = planShares(facts.result, by);
  if (format === 'csv') return sharesFile(facts, by, shares);
  const few = fewer(shares);
  const { id } = row;
  const [first] = shares;
  const annual = wholeShares(allOf(few).map(({ annualised }) => annualised));
  return page('plans/shares', {
    title: t('plans.shares-title', { name: row.name }),
    ignored: ignoredIn(query, { by }),
    crumbs: [
      { label: t('plans.title'), href: paths.plans.to() },
      { label: row.name, href: paths.plan.to({ id }) },
    ],
    tabs: planTabs(request, id, 'shares'),
    finding: planFinding(facts),
    lacks: planLacks(facts),
    sentence:
      first === undefined || annual[0] == null
        ? null
        : t('plans.shares-finding', {
            party: partyName(by, first.key, facts),
            share: annual[0],
            parties: shares.filter(({ projects }) => projects > 0).length,
            by: t(`plans.by-${by}`),
          }),
    bars: shares.length === 0 ? null : shareBars(partyShares(facts, by, few), t),
    ways: SHARED_BY.map((way) => ({
      label: t(`plans.by-${way}`),
      href: paths.planShares.to({ id }, { by: way }),
      current: way === by,
    })),
    party: t(`plans.by-${by}`),
    unit: t(`plans.tonne-${facts.result.measure}`),
    lines: shareLines(few, by, facts),
    total: sumLine(shares),
    download: paths.planShares.to({ id }, { by }).replace('?', '.csv?'),
  });
}

type Few = ReturnType<typeof fewer>;

/** Drawn as the table beneath prints them. */
function partyShares(facts: PlanFacts, by: SharedBy, few: Few) {
  const all = allOf(few);
  const [money, nox, voc] = (['annualised', 'nox', 'voc'] as const).map((name) =>
    wholePercents(all.map((share) => share[name])),
  );
  const parts = all.map((share, at) => ({
    party: share === few.rest ? facts.t('plans.others') : partyName(by, share.key, facts),
    money: (money?.[at] ?? 0) / 100,
    nox: (nox?.[at] ?? 0) / 100,
    voc: (voc?.[at] ?? 0) / 100,
  }));
  return { id: 'plan-shares', parties: facts.t(`plans.by-${by}`), shares: parts };
}

function fewer(shares: readonly PlanShare[]) {
  if (shares.length <= SHOWN) return { shares, rest: null };
  return { shares: shares.slice(0, SHOWN), rest: sumOf(shares.slice(SHOWN)) };
}

function allOf({ shares, rest }: Few): readonly PlanShare[] {
  return rest === null ? shares : [...shares, rest];
}

export function sumOf(shares: readonly PlanShare[]): PlanShare {
  const sum = (name: (typeof SUMS)[number]): number => shares.reduce((all, share) => all + share[name], 0);
  return {
    key: '',
    projects: sum('projects'),
    nox: sum('nox'),
    voc: sum('voc'),
    capital: sum('capital'),
    annualised: sum('annualised'),
  };
}

function shareLines(few: Few, by: SharedBy, facts: PlanFacts) {
  const all = allOf(few);
  const percents = SUMS.map((name) => wholeShares(all.map((share) => share[name])));
  return all.map((share, at) => ({
    name: share === few.rest ? facts.t('plans.others') : partyName(by, share.key, facts),
    cells: SUMS.map((name, column) => ({ value: shown(name, share[name]), share: percents[column]![at] ?? '—' })),
  }));
}

function sumLine(shares: readonly PlanShare[]) {
  const total = sumOf(shares);
  return SUMS.map((name) => ({ value: shown(name, total[name]), share: total[name] > 0 ? '100.0' : '—' }));
}

export function shown(name: (typeof SUMS)[number], value: number): string {
  if (name === 'projects') return number(value);
  return name === 'nox' || name === 'voc' ? tonnes(value) : number(value, 1);
}

function sharesFile(facts: PlanFacts, by: SharedBy, shares: readonly PlanShare[]): Reply {
  const { t, row, result } = facts;
  const unit = t(`plans.tonne-${result.measure}`);
  const heads = [
    t('plans.projects-column'),
    `NOx ${unit}`,
    `VOCs ${unit}`,
    t('plans.capital-cost'),
    t('plans.annual-cost'),
  ];
  const table = {
    name: t('plans.tab-shares'),
    columns: [t(`plans.by-${by}`), ...heads].map((header) => ({ header, format: 'General', width: 16 })),
    rows: shares.map((share) => [partyName(by, share.key, facts), ...SUMS.map((name) => share[name])]),
  };
  return csvFile(t('plans.shares-title', { name: row.name }), table);
}
