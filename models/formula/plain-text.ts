/**
 * Turns what a Chinese input method types into plain characters, one for one, so that positions stay: full-width digits, letters and
 * punctuation, the ideographic space, × ÷ and −. Superscripts are left alone (x² must be refused, not read as x2).
 */
export function plainText(text: string): string {
  return Array.from(text, plainCharacter).join('');
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
]);

function plainCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  return SIGNS.get(character) ?? character;
}
