import type { Fault, Verdict } from '../../../catalogue/speech/judge-speech.ts';
import { type Dimension, DIMENSIONS } from '../../../catalogue/speech/wanted.ts';
import type { SpeechFacts } from './gather-speech.ts';
import { dayText } from '../sentences.ts';
import { sideOf, tellFigure } from '../tell-figure.ts';
import type { Translate } from '../../../words/messages.ts';

/** Why a number is wrong or nothing is known of it, in a sentence. */
export function explain({ mention, fault, is, meant, day }: Verdict, of: SpeechFacts, t: Translate): string {
  const days = { day: dayText(day ?? of.record.asOf, t), asOf: dayText(of.record.asOf, t) };
  if (meant === null) return t(`speech.unknown.${fault ?? 'not-ours'}`, days);
  const { label, printed } = tellFigure(meant, of, t);
  if (isSide(fault) && is !== null) {
    const side = { is: sideOf(is, fault, of, t), meant: sideOf(meant, fault, of, t) };
    return t('speech.fault.side', { text: mention.text, ...side, label, printed });
  }
  // 过半 says its bound itself.
  const bound = (mention.text.startsWith('过') ? '' : t(`speech.bound.${mention.bound}`)) + mention.text;
  const key = fault === 'value' && mention.bound !== 'exact' ? 'bound' : (fault ?? 'value');
  return t(`speech.fault.${key}`, { label, printed, bound, ...days });
}

function isSide(fault: Fault | null): fault is Dimension {
  return DIMENSIONS.some((side) => side === fault);
}
