const LOCAL = 0x04034b50;
const DIRECTORY = 0x02014b50;
const END = 0x06054b50;

/** Gives every entry of a zip file the same day (`YYYY-MM-DD`, midnight), so that the same content makes the same bytes whenever it is packed. */
export function settleZip(bytes: Uint8Array, day: string): Uint8Array {
  const settled = Uint8Array.from(bytes);
  const view = new DataView(settled.buffer);
  const date = dosDate(day);
  let end = view.byteLength - 22;
  while (end > 0 && view.getUint32(end, true) !== END) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(at, true) !== DIRECTORY || view.getUint32(local, true) !== LOCAL)
      throw new Error('no zip file, or one of a form that is never written here');
    view.setUint32(at + 12, date, true);
    view.setUint32(local + 10, date, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return settled;
}

/** Time (noughts) and day as zip files keep them. */
function dosDate(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return (((Math.max(year - 1980, 0) << 9) | (month << 5) | date) << 16) >>> 0;
}
