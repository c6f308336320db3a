import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** Tables of a character map that are read: 16 bits in segments, 32 bits in groups. */
const SEGMENTS = 4;
const GROUPS = 12;

/** The code points a WOFF font has a glyph for. Format: W3C WOFF 1.0, section 4; OpenType `cmap`, formats 4 and 12. */
export function fontSigns(path: string): ReadonlySet<number> {
  const cmap = tableOf(readFileSync(path), 'cmap');
  const signs = new Set<number>();
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index += 1) {
    const part = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    const format = part.readUInt16BE(0);
    if (format === SEGMENTS) addSegments(part, signs);
    if (format === GROUPS) addGroups(part, signs);
  }
  return signs;
}

function tableOf(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(12);
  for (let index = 0; index < count; index += 1) {
    const entry = font.subarray(44 + 20 * index);
    if (entry.toString('latin1', 0, 4) !== tag) continue;
    const [offset, packed, whole] = [entry.readUInt32BE(4), entry.readUInt32BE(8), entry.readUInt32BE(12)];
    const bytes = font.subarray(offset, offset + packed);
    return packed < whole ? inflateSync(bytes) : bytes;
  }
  throw new Error(`the font has no table ${tag}`);
}

function addSegments(part: Buffer, signs: Set<number>): void {
  const size = part.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const [end, start] = [part.readUInt16BE(14 + at), part.readUInt16BE(16 + size + at)];
    for (let sign = start; sign <= end && sign < 0xffff; sign += 1) signs.add(sign);
  }
}

function addGroups(part: Buffer, signs: Set<number>): void {
  const count = part.readUInt32BE(12);
  for (let index = 0; index < count; index += 1) {
    const at = 16 + 12 * index;
    for (let sign = part.readUInt32BE(at); sign <= part.readUInt32BE(at + 4); sign += 1) signs.add(sign);
  }
}
