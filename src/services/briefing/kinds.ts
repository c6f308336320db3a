/** The sheets that can be made, in the order they are offered; named by `briefings.kind.<id>`. */
export const KINDS = ['bulletin', 'special', 'dispatch', 'progress', 'card', 'supervision', 'targets'] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(text: string): text is Kind {
  return KINDS.some((kind) => kind === text);
}

/** May it be had as a Word document? Every kind whose body is text; a list of every project is edited as a workbook. */
export function hasWord(kind: Kind): boolean {
  return kind !== 'dispatch';
}
