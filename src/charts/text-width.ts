/** Estimated width in pixels: a Chinese sign is a square, other signs are a little over half of one. Good enough for margins. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u.test(sign) ? 1 : 0.58;
  return Math.ceil(ems * size);
}

/** Width of the widest of several texts. */
export function widest(texts: readonly string[], size: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size)));
}

/** The text if it fits, else its beginning with an ellipsis. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = Array.from(text);
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, size) > width) signs.pop();
  return `${signs.join('')}…`;
}
