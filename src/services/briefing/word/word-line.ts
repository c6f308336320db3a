import { type IParagraphOptions, Paragraph, Tab, TextRun } from 'docx';

/** A paragraph of one style; tabs of the text lead to the stops it is given. Signs no file of XML may hold are left out. */
export function line(
  style: string,
  text: string,
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  const parts = text.split('\t').map((part) => part.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' '));
  const children = parts.flatMap((part, at) => (at === 0 ? [part] : [new Tab(), part])).filter((part) => part !== '');
  return new Paragraph({ style, ...options, children: [new TextRun({ children })] });
}

/** What keeps two tables apart, and what ends a cell behind a table. */
export function spacer(): Paragraph {
  return new Paragraph({ style: 'Spacer' });
}
