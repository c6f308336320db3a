import type { RunHeadline } from '../../services/scenarios/run-result.ts';
import type { Translate } from '../../words/messages.ts';
import { tonnes } from '../../words/number.ts';

/** A difference in tonnes with its sign, rounded as tonnes are: +1.2, −21.6, 0.0. */
export function signedTonnes(value: number): string {
  const text = tonnes(value);
  return value > 0 && text !== tonnes(0) ? `+${text}` : text;
}

/** Targets met without the changes → with them, of all there are. */
export function metText({ with: after, without: before, all }: RunHeadline['met'], t: Translate): string {
  return t('scenarios.met', { before, after, all });
}
