import type { Translate } from '../../words/messages.ts';
import { number, percentValue } from '../../words/number.ts';
import { round } from '../../words/round.ts';

/** Percent with one decimal from the unrounded counts; null when there is nothing to be a part of. Above 100 stays as it is. */
export function rate(part: number, whole: number | null): string | null {
  return whole === null || whole <= 0 ? null : number(percentValue(part / whole), 1);
}

/** 较时序进度快0.8个百分点 / 慢… / 与时序进度持平: the difference of two shares, never in %. */
export function againstSchedule(done: number, due: number, all: number, t: Translate): string {
  const points = percentValue((done - due) / all);
  const printed = round(points, 1);
  if (printed === 0) return t('briefings.slot.schedule-level');
  const key = printed > 0 ? 'briefings.slot.schedule-ahead' : 'briefings.slot.schedule-behind';
  return t(key, { points: number(Math.abs(points), 1) });
}

/** One decimal under 100 t, whole above; what is there but would print 0.0 is 不足0.1. The sign is the sentence's business. */
export function tonnesText(value: number, t: Translate): string {
  const size = Math.abs(value);
  if (size > 0 && round(size, 1) === 0) return t('briefings.slot.under-a-tenth');
  return t('briefings.slot.tonnes', { tonnes: number(size, size >= 99.95 ? 0 : 1) });
}

/** NOx减排426吨; what a portfolio adds is said as 增加, nothing as 尚无减排. */
export function reduction(name: string, value: number, t: Translate): string {
  if (value === 0) return t('briefings.slot.no-reduction', { name });
  return t(value > 0 ? 'briefings.slot.reduction' : 'briefings.slot.addition', { name, amount: tonnesText(value, t) });
}

/** 第2位, 并列第2位. */
export function rankText(rank: number, shared: boolean, t: Translate): string {
  return t('briefings.slot.rank', { rank, shared: shared ? 'yes' : 'no' });
}

/** At most three names, then how many there are in all. */
export function nameList(names: readonly string[], kind: 'units' | 'zones', t: Translate): string {
  const joint = t('briefings.slot.and');
  if (names.length <= 3) return names.join(joint);
  return t(`briefings.slot.and-other-${kind}`, { names: names.slice(0, 3).join(joint), all: names.length });
}
