/** Limits on what a workbook may claim to unpack to; buffers are not heap, so this wall stands before any unpacking. */
const MAX_UNPACKED = 160 * 1024 * 1024;
const MAX_ENTRIES = 1000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Looks at the directory of a zip file without unpacking: total size, number of entries, names. Null when nothing speaks against it. */
export function zipRefusal(bytes: Uint8Array): 'not-a-workbook' | 'zip-bomb' | 'zip-names' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return 'not-a-workbook';
  const count = view.getUint16(end + 10, true);
  if (count === 0xffff || count > MAX_ENTRIES) return 'zip-bomb';
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return 'not-a-workbook';
    unpacked += view.getUint32(at + 24, true);
    if (unpacked > MAX_UNPACKED) return 'zip-bomb';
    const nameLength = view.getUint16(at + 28, true);
    if (isDangerous(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)))) return 'zip-names';
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return null;
}

/** What a workbook's directory says it unpacks to, in bytes; the caller has looked at it before. */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return 0;
  let [at, size] = [view.getUint32(end + 16, true), 0];
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= bytes.length; left--) {
    size += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return size;
}

/** The end record lies in the last 64 KiB, behind an optional comment. */
function endOfDirectory(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}

const isDangerous = (name: string): boolean =>
  name.startsWith('/') || name.includes('\\') || name.split('/').some((part) => part === '..' || part === '__proto__');
