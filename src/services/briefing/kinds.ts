/** The sheets that can be made, in the order they are offered; named by `briefings.kind.<id>`. */
export const KINDS = ['bulletin', 'special', 'dispatch', 'progress', 'card', 'supervision', 'targets'] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(text: string): text is Kind {
  return KINDS.some((kind) => kind === text);
}
