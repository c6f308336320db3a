import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize, sep } from 'node:path';
import { fontSigns } from './font-signs.ts';

/** Faces of last resort, so that a server without any Chinese font still prints Chinese. */
export const PRINT_FONTS = [
  { family: 'Noto Serif SC', package: 'noto-serif-sc' },
  { family: 'Noto Sans SC', package: 'noto-sans-sc' },
] as const;

export const PRINT_WEIGHTS = [400, 700] as const;

/**
 * What one part of a face is asked for before the hundred small ones: plain signs and Han. Those it draws with the glyph of another sign
 * (a full-width stroke) stay out: a PDF names a glyph by one sign only.
 */
const COMMON_RANGES = [
  [0x20, 0x7e],
  [0x3001, 0x3002],
  [0x4e00, 0x9fff],
  [0xff08, 0xff09],
  [0xff0c, 0xff0c],
] as const;
let common: ReadonlySet<number> | undefined;

/** The rules for the parts of common signs, which come after the style sheets of the small parts and so are asked first. */
export function commonFaces(origin: string): string {
  const hex = (sign: number) => sign.toString(16);
  const range = COMMON_RANGES.map(([from, to]) => `U+${hex(from)}-${hex(to)}`).join();
  return PRINT_FONTS.flatMap(({ family, package: name }) =>
    PRINT_WEIGHTS.map(
      (weight) =>
        `@font-face{font-family:'${family}';font-weight:${String(weight)};` +
        `src:url(${origin}/${commonFile(name, weight, 'woff2')}) format('woff2');unicode-range:${range}}`,
    ),
  ).join('');
}

/** Those signs of a text that the part of common signs of some face lacks. */
export function rareSigns(folder: string, text: string): string {
  common ??= PRINT_FONTS.map(({ package: name }) => fontSigns(join(folder, commonFile(name, 400, 'woff')))).reduce(
    (all, one) => new Set([...all].filter((sign) => one.has(sign))),
  );
  const isCommon = (sign: number) =>
    common!.has(sign) && COMMON_RANGES.some(([from, to]) => sign >= from && sign <= to);
  return [...new Set(text)].filter((sign) => !isCommon(sign.codePointAt(0)!)).join('');
}

function commonFile(name: string, weight: number, ending: 'woff' | 'woff2'): string {
  return `${name}/files/${name}-chinese-simplified-${String(weight)}-normal.${ending}`;
}

/** The folder the fonts were installed to; null when they were not. */
export function fontFolder(): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/package.json')));
  } catch {
    return null;
  }
}

/** The family whose files are missing below the folder; null when all are there. */
export function missingFont(folder: string | null): string | null {
  const missing = PRINT_FONTS.find(
    (font) =>
      folder === null || PRINT_WEIGHTS.some((weight) => !existsSync(join(folder, font.package, `${weight}.css`))),
  );
  return missing?.family ?? null;
}

/** The file behind an address of the printing page (`/noto-serif-sc/files/…`), or null when it leads out of the folder. */
export function fontFile(folder: string, pathname: string): string | null {
  const file = normalize(join(folder, decodeURIComponent(pathname)));
  return file.startsWith(folder + sep) && existsSync(file) ? file : null;
}
