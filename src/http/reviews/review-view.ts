import { POLLUTANTS } from '../../../models/vocabulary.ts';
import type { FundVerdict } from '../../catalogue/review/fund-rules.ts';
import type { Finding } from '../../catalogue/review/rejection-rules.ts';
import type { Scope } from '../../db/scope.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import type { Review } from '../../services/review/review-projects.ts';
import type { SourceCredits } from '../../services/review/source-credits.ts';
import { number, percent, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { joined } from '../../words/joined.ts';

export interface ReviewFacts {
  readonly review: Review;
  readonly credits: readonly SourceCredits[];
  readonly fund: FundVerdict;
  readonly scope: Scope;
  readonly lists: CityLists;
  readonly t: Translate;
}

export function reviewView({ review, credits, fund, scope, t }: ReviewFacts) {
  const { record, findings, expected } = review;
  return {
    reviewed: record.status !== 'cancelled' && record.status !== 'proposed' && record.merged_into === null,
    findings: findings.map((finding) => findingLine(finding, t)),
    sums: POLLUTANTS.flatMap((pollutant) => {
      const one = expected[pollutant];
      if (one === undefined) return [];
      return [
        {
          name: t(`options.pollutant.${pollutant}`),
          claimed: tonnes(one.claimed),
          cut: tonnes(one.cut),
          withheld: tonnes(one.withheld),
          safe: tonnes(one.safe),
        },
      ];
    }),
    credits: credits
      .filter(({ lines }) => lines.length > 0)
      .map(({ pollutant, base, lines, left }) => ({
        title: t('reviews.credits-of', { pollutant: t(`options.pollutant.${pollutant}`), base: tonnes(base) }),
        left: t('reviews.credits-left', { left: tonnes(left), percent: base > 0 ? percent(left / base) : '—' }),
        lines: lines.map(({ record: one, firstDay, credited }) => {
          // A branch sees that somebody else stands on the source, not who.
          const foreign = scope.district !== null && one.district !== scope.district;
          return {
            id: foreign ? t('reviews.other-district') : one.id,
            href: foreign ? null : paths.project.to({ id: one.id }),
            name: foreign ? '' : one.name,
            isOwn: one.id === record.id,
            day: firstDay ?? '',
            order: number(one.order, 0),
            credited: tonnes(credited),
          };
        }),
      })),
    fund: {
      verdict: fund.eligible
        ? t('reviews.fund-yes', { class: t(`reviews.fund-class-${fund.fundClass!}`) })
        : t('reviews.fund-no'),
      eligible: fund.eligible,
      reasons: [
        ...(fund.fundClass === null ? [t('reviews.fund-no-class')] : []),
        ...fund.reasons.map((code) => `${code} ${t(`reviews.fund-${code}`)}`),
      ],
    },
  };
}

function findingLine({ code, why, params, effect, papers }: Finding, t: Translate) {
  const { factor: _, ...plain } = params;
  const rounded = Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [
      key,
      typeof value === 'number' ? number(value, decimals(value)) : value,
    ]),
  );
  return {
    code,
    name: t(`reviews.code-${code}`),
    why: t(`reviews.why-${why}`, rounded),
    effect:
      effect.kind === 'cut'
        ? t('reviews.effect-cut', { percent: percent(effect.share) })
        : t(`reviews.effect-${effect.kind}`),
    kind: effect.kind === 'cut' ? 'is-red' : effect.kind === 'withheld' ? 'is-yellow' : 'is-grey',
    papers: joined(
      papers.map((paper) => t(`lifecycle.paper-${paper}`)),
      t,
    ),
  };
}

const decimals = (value: number): number => (Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1);
