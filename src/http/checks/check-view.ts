import { RETURN_REASONS } from '../../catalogue/return-reasons.ts';
import { may } from '../../catalogue/roles.ts';
import { judgeBatch } from '../../catalogue/sampling.ts';
import type { SampleCheckItemsTable, SampleChecksTable } from '../../db/tables/sample-check-tables.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { grouped, percent, tonnes } from '../../words/number.ts';
import { field } from '../field.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';

export interface TypedVisits {
  readonly version: number;
  readonly day: string;
  readonly rows: ReadonlyMap<string, { readonly result: string; readonly code: string; readonly words: string }>;
}

export interface CheckFacts {
  readonly check: SampleChecksTable;
  readonly items: readonly SampleCheckItemsTable[];
  readonly names: ReadonlyMap<string, string>;
  readonly lists: CityLists;
  readonly typed: TypedVisits | undefined;
  readonly errors: readonly FieldProblem[];
  readonly reason: string;
}

export function checkView(facts: CheckFacts & { readonly undone: string | null }, request: Request_) {
  const { check, items, typed, errors, undone } = facts;
  const { t, person, asOf } = request;
  const judged = (pollutant: 'nox' | 'voc') => judgeBatch(items.map((item) => ({ ...item, tonnes: item[pollutant] })), check.allowed); // prettier-ignore
  const verdict = judged('voc');
  const isOpen = check.state === 'open';
  const visits = items.filter(({ drawn }) => drawn !== 'rest');
  const mayVisit = isOpen && may(person.role, 'project.accept');
  const mayClose = isOpen && may(person.role, 'project.steer');
  return {
    title: t('checks.one', { name: check.name }),
    crumbs: [{ label: t('checks.title'), href: paths.checks.to() }],
    tabs: ledgerTabs(request, 'checks'),
    errors: errors.map(named(t)),
    state: t(`checks.state-${check.state}`),
    isOpen,
    sentence: t('checks.drawn-sentence', {
      by: check.by,
      day: check.drawn,
      count: items.length,
      visits: visits.length,
      share: percent(check.share, 0),
      seed: check.seed,
    }),
    closed:
      check.closed_at === null
        ? null
        : t('checks.closed-sentence', {
            by: check.closed_by ?? '',
            at: shanghaiMinute(check.closed_at),
            reason: check.closed_reason ?? '',
          }),
    batch: check.batch === null ? null : { id: check.batch, href: paths.batch.to({ id: check.batch }), undone },
    tiles: [
      { name: t('checks.visited'), value: `${grouped(verdict.visited)} / ${grouped(visits.length)}` },
      { name: t('checks.failed'), value: grouped(verdict.failed) },
      { name: t('checks.error-rate'), value: verdict.errorRate === null ? '—' : `${percent(verdict.errorRate)}%` },
      { name: t('checks.allowed'), value: `${percent(check.allowed)}%` },
    ],
    books: (['nox', 'voc'] as const).map((pollutant) => {
      const { found, expected } = judged(pollutant);
      const all = items.reduce((sum, item) => sum + item[pollutant], 0);
      return {
        name: t(`options.pollutant.${pollutant === 'nox' ? 'NOx' : 'VOC'}`),
        all: tonnes(all),
        found: tonnes(found),
        mean: expected === null ? '—' : tonnes(expected.mean),
        interval:
          expected === null ? '—' : t('checks.interval', { low: tonnes(expected.low), high: tonnes(expected.high) }),
      };
    }),
    action: mayVisit ? paths.checkVisits.to({ id: check.id }) : null,
    version: String(check.version),
    day: mayVisit
      ? field(
          { name: 'day', label: t('checks.day'), value: typed?.day ?? asOf, control: 'date', required: true },
          errors,
        )
      : null,
    rows: visits.map((item) => rowOf(item, facts, t)),
    close: mayClose
      ? {
          action: paths.closeCheck.to({ id: check.id }),
          reason: field({ name: 'reason', label: t('checks.reason'), value: facts.reason, required: true, maxLength: 300, wide: true }, errors), // prettier-ignore
          canDrop: verdict.visited === 0,
          canEnd: verdict.open === 0,
          accepted: verdict.accepted,
          why: verdict.open > 0 ? t('checks.still-open', { count: verdict.open }) : t(verdict.accepted ? 'checks.may-accept' : 'checks.must-return'), // prettier-ignore
        }
      : null,
    csv: `${paths.checkVisits.to({ id: check.id })}.csv`,
  };
}

/** The summary names the project a fault is beside. */
function named(t: Translate) {
  return ({ field: at, message }: FieldProblem): FieldProblem => {
    const project = /^result-(.+)$/.exec(at)?.[1];
    return { field: at, message: project === undefined ? message : t('frame.error-at', { label: project, message }) };
  };
}

function rowOf(item: SampleCheckItemsTable, { names, lists, typed, errors }: CheckFacts, t: Translate) {
  const { project } = item;
  const now = typed?.rows.get(project) ?? { result: item.result ?? '', code: item.code ?? '', words: item.words ?? '' };
  const choice = (value: string, label: string, chosen: string) => ({ value, label, selected: value === chosen });
  return {
    id: project,
    name: names.get(project) ?? '',
    href: paths.projectSteps.to({ id: project }),
    district: lists.districts.find(({ id }) => id === item.stratum)?.name ?? item.stratum,
    why: t(`checks.by-${item.drawn}`),
    isRisk: item.drawn === 'risk',
    nox: tonnes(item.nox),
    voc: tonnes(item.voc),
    // What was visited once does not become unvisited again.
    results: (item.result === null ? ['', 'pass', 'fail'] : ['pass', 'fail']).map((one) =>
      choice(one, t(`checks.result-${one || 'open'}`), now.result),
    ),
    codes: ['', ...RETURN_REASONS].map((one) => choice(one, one === '' ? t('checks.no-code') : `${one} ${t(`lifecycle.return-${one}`)}`, now.code)), // prettier-ignore
    words: now.words,
    result: t(`checks.result-${item.result ?? 'open'}`),
    failed: item.result === 'fail',
    said: [item.code, item.words].filter((part) => part !== null && part !== '').join(' '),
    by: item.by === null ? '' : `${item.by} ${item.day ?? ''}`,
    error: errors.find(({ field: at }) => at === `result-${project}`)?.message ?? null,
  };
}
