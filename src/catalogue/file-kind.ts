/** A kind of file that may be handed in as evidence: its media type and what it may be called. */
export interface FileKind {
  readonly mediaType: string;
  readonly endings: readonly string[];
}

const kind = (mediaType: string, ...endings: readonly string[]): FileKind => ({ mediaType, endings });

const JPEG = kind('image/jpeg', 'jpg', 'jpeg');
const PNG = kind('image/png', 'png');
const GIF = kind('image/gif', 'gif');
const WEBP = kind('image/webp', 'webp');
const HEIC = kind('image/heic', 'heic', 'heif');
const PDF = kind('application/pdf', 'pdf');
const OOXML = 'application/vnd.openxmlformats-officedocument';
const OFFICE: readonly (readonly [folder: string, FileKind])[] = [
  ['xl/', kind(`${OOXML}.spreadsheetml.sheet`, 'xlsx')],
  ['word/', kind(`${OOXML}.wordprocessingml.document`, 'docx')],
  ['ppt/', kind(`${OOXML}.presentationml.presentation`, 'pptx')],
];
const OLD_OFFICE: readonly FileKind[] = [
  kind('application/msword', 'doc'),
  kind('application/vnd.ms-excel', 'xls'),
  kind('application/vnd.ms-powerpoint', 'ppt'),
];
/** Sent back as plain text whatever stands in it. */
const TEXT = kind('text/plain', 'csv', 'txt');

/**
 * What a file is by its first bytes, when its name agrees; null for anything not on the list. Markup (HTML, SVG, XML), programs, macros and
 * archives are not on it. Names decide nothing alone, and neither does what the sender claims.
 */
export function fileKindOf(bytes: Uint8Array, name: string): FileKind | null {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return candidates(bytes).find(({ endings }) => endings.includes(ending)) ?? null;
}

function candidates(bytes: Uint8Array): readonly FileKind[] {
  const starts = (...signs: readonly number[]): boolean => signs.every((sign, index) => bytes[index] === sign);
  const ascii = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (starts(0xff, 0xd8, 0xff)) return [JPEG];
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return [PNG];
  if (/^GIF8[79]a$/.test(ascii(0, 6))) return [GIF];
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return [WEBP];
  if (ascii(4, 8) === 'ftyp' && /^(heic|heix|mif1|heim)$/.test(ascii(8, 12))) return [HEIC];
  if (ascii(0, 5) === '%PDF-') return [PDF];
  if (starts(0x50, 0x4b, 0x03, 0x04)) return officeOf(bytes);
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return OLD_OFFICE;
  return isPlainText(bytes) ? [TEXT] : [];
}

/** An office file is a zip archive whose folders say which; one that carries macros is none. */
function officeOf(bytes: Uint8Array): readonly FileKind[] {
  const has = (text: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
  if (!has('[Content_Types].xml') || has('vbaProject.bin')) return [];
  return OFFICE.filter(([folder]) => has(folder)).map(([, known]) => known);
}

const READ_FOR_TEXT = 4096;

/** No control characters, and not the beginning of markup or of a script. */
function isPlainText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, READ_FOR_TEXT);
  if (head.length === 0 || head.some((sign) => sign < 0x09 || (sign > 0x0d && sign < 0x20 && sign !== 0x1b)))
    return false;
  const text = new TextDecoder('utf-8').decode(head).replace(/^[\ufeff\s]+/, '');
  return !/^(<|#!|%!|@import|\{\\rtf)/.test(text);
}
