import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize, sep } from 'node:path';

/** Faces of last resort, so that a server without any Chinese font still prints Chinese. */
export const PRINT_FONTS = [
  { family: 'Noto Serif SC', package: 'noto-serif-sc' },
  { family: 'Noto Sans SC', package: 'noto-sans-sc' },
] as const;

export const PRINT_WEIGHTS = [400, 700] as const;

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
