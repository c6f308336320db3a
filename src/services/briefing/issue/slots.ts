import type { Translate } from '../../../words/messages.ts';
import { number, percentValue } from '../../../words/number.ts';
import { round, shares } from '../../../words/round.ts';

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
export function nameList(
  names: readonly string[],
  kind: 'units' | 'zones' | 'areas' | 'categories',
  t: Translate,
): string {
  const joint = t('briefings.slot.and');
  if (names.length <= 3) return names.join(joint);
  return t(`briefings.slot.and-other-${kind}`, { names: names.slice(0, 3).join(joint), all: names.length });
}

/** 差15.0吨, 超3个, 与目标持平: how far from what is asked, whichever way; `size` words an amount of the target's own measure. */
export function gapText(gap: number, size: (value: number) => string, t: Translate): string {
  if (gap === 0) return t('sheets.gap.level');
  return t(gap > 0 ? 'sheets.gap.short' : 'sheets.gap.over', { amount: size(Math.abs(gap)) });
}

/** 上升2位, 下降1位, 位次持平; 首次纳入 for a unit that was not ranked before. */
export function rankChange(rank: number, before: number | null, t: Translate): string {
  if (before === null) return t('sheets.rank.first');
  if (rank === before) return t('sheets.rank.level');
  return t(rank < before ? 'sheets.rank.up' : 'sheets.rank.down', { places: Math.abs(before - rank) });
}

/** 工业占45.2%、移动源占54.8%: shares that add up to 100.0 as printed; empty when there is nothing to share. */
export function shareList(parts: readonly { readonly name: string; readonly value: number }[], t: Translate): string {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  if (whole === 0) return '';
  const printed = shares(parts.map(({ value }) => value));
  return parts
    .flatMap(({ name, value }, index) =>
      value === 0 ? [] : [t('sheets.share', { name, share: number(printed[index], 1) })],
    )
    .join(t('briefings.slot.and'));
}

/** A long name as far as a sentence has room for it. */
export function clipped(name: string, signs = 24): string {
  const all = Array.from(name);
  return all.length > signs ? `${all.slice(0, signs).join('')}…` : name;
}
