import type { LampReason } from '../catalogue/lamp.ts';
import { number } from './number.ts';
import type { Translate } from './messages.ts';

/** A reason as it is stored: a code with its figures. */
type Reason = Pick<LampReason, 'code' | 'params'>;

/** What the sentences before have told already: said once, it is left out of the rest. */
interface Told {
  readonly progress: boolean;
  readonly finish: boolean;
}

const PERCENT: ReadonlySet<string> = new Set(['progress', 'planned', 'points']);
const NOTHING_TOLD: Told = { progress: false, finish: false };

/** One reason of a lamp as a sentence with its figures; percentages are whole. */
export function wordReason(reason: Reason, t: Translate, told: Told = NOTHING_TOLD): string {
  const { code, params } = reason;
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, PERCENT.has(name) ? number(Number(value), 0) : value]),
  );
  if (code === 'behind' && told.progress) return t('lamp.behind-only', shown);
  if (code === 'later-than-frozen' && told.finish) return t('lamp.later-only', shown);
  const sentence = t(`lamp.${code}`, shown);
  if (told.progress || (code !== 'finish-passed' && code !== 'due-soon')) return sentence;
  return `${sentence}${t('lamp.semicolon')}${t('planned' in shown ? 'lamp.standing' : 'lamp.standing-bare', shown)}`;
}

/** All reasons of a lamp as sentences that may stand in a row: progress and the present finish are told once. */
export function sentencesOf(reasons: readonly Reason[], t: Translate): readonly string[] {
  let told = NOTHING_TOLD;
  return reasons.map((reason) => {
    const sentence = wordReason(reason, t, told);
    told = {
      progress: told.progress || 'progress' in reason.params,
      finish: told.finish || 'finish' in reason.params,
    };
    return sentence;
  });
}

/** The stored reasons of a lamp (JSON) as sentences, the weightiest first. */
export function wordReasons(json: string | null, t: Translate): readonly string[] {
  return json === null ? [] : sentencesOf(JSON.parse(json) as LampReason[], t);
}
