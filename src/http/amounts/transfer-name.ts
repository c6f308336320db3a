/** Controls of the form of a transfer stand beside those of a level, which have the same words. */
export const transferName = (name: string): string => `transfer-${name}`;
