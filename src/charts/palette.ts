/** Colours of the house, written into the drawing itself so that a chart survives print, PDF and being saved on its own. */

export const INK = '#1c2529';
export const FAINT = '#5d6b72';
export const RULE = '#c9d1d5';
export const PAPER = '#ffffff';
export const HOUSE = '#0b5c7a';

const POLLUTANT_COLOURS: Readonly<Record<string, string>> = { NOx: '#b5532a', VOC: '#3f7d3a' };
const OTHER_POLLUTANT = '#6b6b76';

/** One colour per pollutant everywhere; every kind of dust and the rest share the grey one. */
export function pollutantColour(pollutant: string): string {
  return POLLUTANT_COLOURS[pollutant] ?? OTHER_POLLUTANT;
}

/** `colour` thinned with white: share 1 is the colour itself, 0 is paper. */
export function tint(colour: string, share: number): string {
  const channel = (at: number): string =>
    Math.round(255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Keeps words readable where a rule or a bar runs behind them. */
export const HALO = { stroke: PAPER, strokeWidth: 3.5 } as const;

/** How full a status book is drawn: verified full, built medium, planned light, pool only an outline. */
export const BOOK_TINTS = { verified: 1, built: 0.55, planned: 0.2, pool: 0 } as const;
