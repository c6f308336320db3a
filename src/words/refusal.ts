import type { Refusal } from '../../models/formula/refusal.ts';
import type { Translate } from './messages.ts';

/** What a person reads when a formula, a unit or an input is refused: where, why, and what they may have meant. */
export function refusalText(t: Translate, { code, params }: Refusal): string {
  const { input, line, row, position, suggestion } = params;
  const parts = [
    input !== undefined && code !== 'unknown-input' ? t('formula.at-input', { input }) : '',
    line !== undefined && code !== 'not-a-line' ? t('formula.at-line', { line }) : '',
    row !== undefined ? t('formula.at-row', { row }) : '',
    typeof position === 'number' && position > 0 ? t('formula.at-position', { position }) : '',
    t(`formula.${code}`, params),
  ];
  const guess = suggestion === undefined || suggestion === '' ? '' : t('formula.did-you-mean', { suggestion });
  return [parts.join(''), guess].filter((text) => text !== '').join(t('formula.between-sentences'));
}
