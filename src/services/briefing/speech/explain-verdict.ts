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
  const bound = boundText(mention, t);
  const key = fault === 'value' && mention.bound !== 'exact' ? 'bound' : (fault ?? 'value');
  return t(`speech.fault.${key}`, { label, printed, bound, ...days });
}

/** 超过500吨, 前三位; 过半 and 1400余个 say it themselves. */
function boundText({ text, bound, unit, fromEnd }: Verdict['mention'], t: Translate): string {
  if (text.startsWith('过') || bound === 'odd') return text;
  const key = unit === 'rank' && bound === 'most' ? (fromEnd ? 'last' : 'first') : bound;
  return t('speech.bounded', { bound: t(`speech.bound.${key}`), text });
}

function isSide(fault: Fault | null): fault is Dimension {
  return DIMENSIONS.some((side) => side === fault);
}
