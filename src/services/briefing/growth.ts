import type { Translate } from '../../words/messages.ts';
import { number, percentValue } from '../../words/number.ts';
import { tonnesText } from './issue/slots.ts';

export interface Growth {
  readonly now: number;
  /** The same of the earlier period; null when nobody knows it. */
  readonly before: number | null;
  readonly unit: 'count' | 'tonnes';
  /** `year`: the same period of last year (同比); `period`: the period before (环比). */
  readonly against: 'year' | 'period';
}

/** S6: how much more or less than before, and in percent where the earlier amount is a base; null when it is not known. */
export function growthSentence({ now, before, unit, against }: Growth, t: Translate): string | null {
  if (before === null) return null;
  const difference = now - before;
  if (difference === 0) return t('sheets.growth.level', { against });
  const more = difference > 0 ? 'yes' : 'no';
  const amount = unit === 'count' ? t('sheets.count', { count: Math.abs(difference) }) : tonnesText(difference, t);
  if (before <= 0) return t('sheets.growth.plain', { against, more, amount });
  const share = number(Math.abs(percentValue(difference / before)), 1);
  // 上升0.0% says nothing.
  if (share === number(0, 1)) return t('sheets.growth.plain', { against, more, amount });
  return t('sheets.growth.share', { against, more, amount, share });
}
