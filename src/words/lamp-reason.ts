import type { LampReason } from '../catalogue/lamp.ts';
import { number } from './number.ts';
import type { Translate } from './messages.ts';

/** One reason of a lamp as a sentence with its figures; percentages are whole. */
export function wordReason({ code, params }: Pick<LampReason, 'code' | 'params'>, t: Translate): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, PERCENT.has(name) ? number(Number(value), 0) : value]),
  );
  const sentence = t(`lamp.${code}`, shown);
  if (code !== 'finish-passed') return sentence;
  return `${sentence}${t('lamp.semicolon')}${t('planned' in shown ? 'lamp.standing' : 'lamp.standing-bare', shown)}`;
}

const PERCENT: ReadonlySet<string> = new Set(['progress', 'planned', 'points']);

/** The stored reasons of a lamp (JSON) as sentences, the weightiest first. */
export function wordReasons(json: string | null, t: Translate): readonly string[] {
  return json === null ? [] : (JSON.parse(json) as LampReason[]).map((reason) => wordReason(reason, t));
}
