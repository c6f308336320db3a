import { GRADES } from '../../catalogue/duplicates.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import type { Duplicates, OpenPair } from '../../services/review/duplicate-pairs.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { percent } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import { lastPage, pager } from '../pager.ts';
import { duplicatesLink, duplicatesParams, isAsked, type DuplicatesQuery } from './duplicates-query.ts';

/** A pair is a screen's half, an answer a line. */
const PAIRS_PER = 10;
const ANSWERS_PER = 50;

export interface DuplicatesFacts extends Duplicates {
  readonly query: DuplicatesQuery;
  readonly lists: CityLists;
  readonly t: Translate;
  /** Whoever sees one district only has nothing to choose. */
  readonly mayFilter: boolean;
}

/** Everything `views/reviews/duplicates.hbs` names, but for who may answer. */
export function duplicatesView(facts: DuplicatesFacts) {
  const { query, open, answered, lists, t } = facts;
  const asked = open.filter((pair) => isAsked(pair, query));
  const shown = query.grade === '' ? asked : asked.filter(({ grade }) => grade === query.grade);
  const isOpen = query.state === 'open';
  const paging = isOpen
    ? { total: shown.length, page: query.page, per: PAIRS_PER }
    : { total: answered.length, page: query.page, per: ANSWERS_PER };
  const current = Math.min(query.page, lastPage(paging));
  const from = (current - 1) * paging.per;
  const here = isOpen ? shown.slice(from, from + paging.per) : [];
  const [certain, likely, possible] = GRADES.map((one) => asked.filter(({ grade }) => grade === one).length);
  return {
    sentence: t('reviews.duplicates-sentence', {
      total: asked.length,
      certain: certain!,
      likely: likely!,
      possible: possible!,
    }),
    kinds: [
      ...GRADES.map((grade, at) => ({
        label: t('reviews.kind-count', { kind: t(`reviews.grade-${grade}`), count: [certain, likely, possible][at]! }),
        href: duplicatesLink(query, { state: 'open', grade }),
        current: isOpen && query.grade === grade,
      })),
      {
        label: t('reviews.kind-count', { kind: t('reviews.answered-title'), count: answered.length }),
        href: duplicatesLink(query, { state: 'answered', grade: '' }),
        current: !isOpen,
      },
    ],
    fields: isOpen ? filterFields(facts) : null,
    clear: paths.duplicates.to(),
    groups: GRADES.flatMap((grade) => {
      const pairs = here.filter((pair) => pair.grade === grade);
      if (pairs.length === 0) return [];
      return [
        {
          grade,
          title: t(`reviews.grade-${grade}`),
          why: t(`reviews.grade-why-${grade}`),
          pairs: pairs.map((pair) => pairView(pair, lists, t)),
        },
      ];
    }),
    none: isOpen && shown.length === 0 ? t(open.length === 0 ? 'reviews.duplicates-none' : 'reviews.none') : null,
    carried: [...duplicatesParams({ ...query, page: current })].map(([name, value]) => ({ name, value })),
    answered: isOpen ? [] : answered.slice(from, from + paging.per).map((one) => answeredView(one, t)),
    noneAnswered: !isOpen && answered.length === 0 ? t('reviews.answered-none') : null,
    pager: pager({ ...paging, page: current }, (page) => duplicatesLink(query, { page }), t, 'reviews.pairs-range'),
  };
}

function filterFields({ query, lists, t, mayFilter }: DuplicatesFacts) {
  const any = { value: '', label: t('reviews.any') };
  const kinds = GRADES.map((value) => ({ value, label: t(`reviews.grade-${value}`) }));
  const districts = lists.districts.map(({ id, name }) => ({ value: id, label: name }));
  return [
    field({ name: 'grade', label: t('reviews.kind'), value: query.grade, control: 'select', choices: [any, ...kinds] }),
    ...(mayFilter
      ? [
          field({
            name: 'district',
            label: t('fields.district'),
            value: query.district,
            control: 'select',
            choices: [any, ...districts],
          }),
        ]
      : []),
    field({ name: 'q', label: t('reviews.search'), value: query.q, control: 'text' }),
  ];
}

function answeredView({ first, second, answer, reason, at, by }: Duplicates['answered'][number], t: Translate) {
  return {
    projects: [first, second].map((id) => ({ id, href: paths.projectHistory.to({ id }) })),
    answer: t(`reviews.answered-${answer}`),
    reason: reason ?? '',
    when: shanghaiMinute(at),
    by,
  };
}

function pairView({ first, second, likeness, records }: OpenPair, lists: CityLists, t: Translate) {
  const [one, other] = records;
  return {
    first,
    second,
    likeness: t('reviews.likeness', { percent: percent(likeness, 0) }),
    records: records.map((record) => ({
      id: record.id,
      name: record.name,
      href: paths.project.to({ id: record.id }),
    })),
    facts: factsOf(one, lists, t).map(({ key, value }, at) => {
      const beside = factsOf(other, lists, t)[at]!.value;
      return { label: t(`fields.${key}`), values: [value, beside], differs: value !== beside };
    }),
  };
}

function factsOf(record: ProjectRecord, lists: CityLists, t: Translate) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['enterprise', record.enterprise],
    ['credit_code', record.credit_code],
    ['permit', record.permit],
    ['district', lists.districts.find(({ id }) => id === record.district)?.name ?? record.district],
    ['type', lists.types.find(({ id }) => id === record.type)?.name ?? record.type],
    ['process', record.process],
    ['source', record.source],
    ['status', t(`options.status.${record.status}`)],
    ['finish', record.finished ?? record.finish],
  ];
  return facts.map(([key, value]) => ({ key, value: value === null || value === '' ? '—' : value }));
}
