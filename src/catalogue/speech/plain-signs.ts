const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．－＋～／]/g;
const SUBSCRIPT = '₀₁₂₃₄₅₆₇₈₉';
/** Distance between a full-width sign and its half-width form. */
const SHIFT = 0xfee0;

/** The text with full-width digits, letters and signs as half-width ones, sign for sign, so that every place in it stays where it was. */
export function plainSigns(text: string): string {
  return text
    .replace(/(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g, ',')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - SHIFT))
    .replace(/[₀-₉]/g, (sign) => String(SUBSCRIPT.indexOf(sign)))
    .replace(/ₓ/g, 'x')
    .replace(/−/g, '-');
}
