import { expectedOf, paperWorths, waitingTonnes, type PaperWorth } from '../../catalogue/review/expected-cut.ts';
import { REJECTION_CODES, type Finding } from '../../catalogue/review/rejection-rules.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths } from '../../paths.ts';
import { expectedSums, type Review } from '../../services/review/review-projects.ts';
import type { CityLists } from '../../services/options.ts';
import { grouped, percent, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import type { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager } from '../pager.ts';
import type { ReviewQuery } from './list-reviews.ts';
import { joined } from '../../words/joined.ts';

export interface ReviewsFacts {
  readonly query: ReviewQuery;
  /** Every project asked for, and those of them that the filter by reason or paper leaves. */
  readonly all: readonly Review[];
  readonly shown: readonly Review[];
  readonly lists: CityLists;
  readonly t: Translate;
  readonly tabs: ReturnType<typeof ledgerTabs>;
  readonly mayFilter: boolean;
}

const PER = 50;
const BOTH = ['NOx', 'VOC'] as const;

export function reviewsView(facts: ReviewsFacts) {
  const { query, all, shown, t } = facts;
  const ordered = shown.toSorted((a, b) => atRisk(b) - atRisk(a) || (a.record.id < b.record.id ? -1 : 1));
  const failing = ordered.filter(({ findings }) => findings.length > 0);
  const last = lastPage({ total: failing.length, per: PER });
  const current = Math.min(query.page, last);
  const sums = BOTH.map((pollutant) => ({ pollutant, ...expectedSums(all, pollutant) }));
  const [nox, voc] = sums;
  const claims = all.map(({ subject, findings }) => ({ claimed: subject.claimed, findings }));
  const waiting = waitingTonnes(claims);
  return {
    title: t('reviews.title'),
    tabs: facts.tabs,
    sentence: t('reviews.sentence', {
      count: all.length,
      nox: tonnes(nox!.claimed),
      voc: tonnes(voc!.claimed),
      nox_cut: tonnes(nox!.cut),
      voc_cut: tonnes(voc!.cut),
      nox_held: tonnes(nox!.withheld),
      voc_held: tonnes(voc!.withheld),
    }),
    waiting:
      (waiting.NOx ?? 0) + (waiting.VOC ?? 0) > 0
        ? t('reviews.waiting', { nox: tonnes(waiting.NOx ?? 0), voc: tonnes(waiting.VOC ?? 0) })
        : null,
    fields: filterFields(facts),
    doubles: paths.doubles.to(),
    sums: sums.map(({ pollutant, claimed, cut, withheld, safe }) => ({
      name: t(`options.pollutant.${pollutant}`),
      claimed: tonnes(claimed),
      cut: tonnes(cut),
      withheld: tonnes(withheld),
      safe: tonnes(safe),
      share: claimed > 0 ? percent(safe / claimed) : '—',
    })),
    codes: REJECTION_CODES.map((code) => codeLine(code, facts)).filter((line) => line.count !== '0'),
    papers: paperWorths(claims).map((worth) => paperLine(worth, facts)),
    rows: failing.slice((current - 1) * PER, current * PER).map((review) => rowOf(review, facts)),
    current,
    pager: pager({ total: failing.length, page: current, per: PER }, (page) => linkTo(query, { page }), t),
    csv: linkTo(query, { page: 1 }).replace('/reviews', '/reviews.csv'),
  };
}

function filterFields({ query, lists, t, mayFilter }: ReviewsFacts) {
  const any = { value: '', label: t('reviews.any') };
  return [
    field({
      name: 'rows',
      label: t('reviews.rows'),
      value: query.rows,
      control: 'select',
      choices: ['done', 'counted', 'all'].map((value) => ({ value, label: t(`reviews.rows-${value}`) })),
    }),
    ...(mayFilter
      ? [
          field({
            name: 'district',
            label: t('fields.district'),
            value: query.district,
            control: 'select',
            choices: [any, ...lists.districts.map(({ id, name }) => ({ value: id, label: name }))],
          }),
        ]
      : []),
    field({
      name: 'code',
      label: t('reviews.code'),
      value: query.code,
      control: 'select',
      choices: [
        any,
        ...REJECTION_CODES.map((code) => ({ value: code, label: `${code} ${t(`reviews.code-${code}`)}` })),
      ],
    }),
  ];
}

/** Tonnes that only this reason touches would say too little: each reason is counted alone, as if it were the only one. */
function codeLine(code: (typeof REJECTION_CODES)[number], { all, query, t }: ReviewsFacts) {
  const hit = all.filter(({ findings }) => findings.some((one) => one.code === code));
  const lost = { NOx: 0, VOC: 0 };
  let open = false;
  for (const { subject, findings } of hit) {
    const mine = findings.filter((one) => one.code === code);
    open ||= mine.some(({ effect }) => effect.kind === 'open');
    const expected = expectedOf(subject.claimed, mine);
    for (const pollutant of BOTH)
      lost[pollutant] += (expected[pollutant]?.cut ?? 0) + (expected[pollutant]?.withheld ?? 0);
  }
  return {
    code,
    name: t(`reviews.code-${code}`),
    count: grouped(hit.length),
    nox: tonnes(lost.NOx),
    voc: tonnes(lost.VOC),
    open: open ? t('reviews.open') : '',
    href: linkTo(query, { code, page: 1 }),
  };
}

function paperLine({ paper, projects, aloneFor, missingFor }: PaperWorth, { query, t }: ReviewsFacts) {
  return {
    name: t(`lifecycle.paper-${paper}`),
    count: grouped(projects),
    aloneNox: tonnes(aloneFor.NOx ?? 0),
    aloneVoc: tonnes(aloneFor.VOC ?? 0),
    nox: tonnes(missingFor.NOx ?? 0),
    voc: tonnes(missingFor.VOC ?? 0),
    href: linkTo(query, { paper, page: 1 }),
  };
}

function rowOf({ record, findings, expected }: Review, { lists, t }: ReviewsFacts) {
  const lost = (pollutant: 'NOx' | 'VOC') => (expected[pollutant]?.cut ?? 0) + (expected[pollutant]?.withheld ?? 0);
  return {
    id: record.id,
    name: record.name,
    href: paths.projectReview.to({ id: record.id }),
    district: lists.districts.find(({ id }) => id === record.district)?.name ?? record.district,
    codes: codesOf(findings).map((code) => ({ code, name: t(`reviews.code-${code}`) })),
    nox: tonnes(expected.NOx?.claimed ?? 0),
    noxLost: tonnes(lost('NOx')),
    voc: tonnes(expected.VOC?.claimed ?? 0),
    vocLost: tonnes(lost('VOC')),
  };
}

/** The same rows for a spreadsheet. */
export function reviewsTable(reviews: readonly Review[], lists: CityLists, t: Translate): SheetTable {
  const heads = ['number', 'name', 'district', 'codes', 'nox', 'nox-cut', 'nox-held', 'voc', 'voc-cut', 'voc-held'];
  return {
    name: t('reviews.title'),
    columns: heads.map((head, index) => ({
      header: t(`reviews.col-${head}`),
      format: index < 4 ? '@' : '0.00',
      width: 16,
    })),
    rows: reviews.map(({ record, findings, expected }) => [
      record.id,
      record.name,
      lists.districts.find(({ id }) => id === record.district)?.name ?? record.district,
      joined(codesOf(findings), t),
      ...BOTH.flatMap((one) => [expected[one]?.claimed ?? 0, expected[one]?.cut ?? 0, expected[one]?.withheld ?? 0]),
    ]),
  };
}

const codesOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ code }) => code))];

function atRisk({ expected }: Review): number {
  return BOTH.reduce((sum, one) => sum + (expected[one]?.cut ?? 0) + (expected[one]?.withheld ?? 0), 0);
}

function linkTo(query: ReviewQuery, change: Partial<ReviewQuery>) {
  const { page, ...rest } = { ...query, ...change };
  return paths.reviews.to({ ...rest, rows: rest.rows === 'done' ? '' : rest.rows, page: page > 1 ? page : '' });
}
