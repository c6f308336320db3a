/**
 * Random numbers by counting: a number depends on its stream's key and on the number of the draw, and on nothing that was drawn
 * before. So any worker can make any draw, in any order.
 */
export interface StreamKey {
  readonly low: number;
  readonly high: number;
}

/** The key of a stream: a 64-bit hash of its name (two mixing hashes of the text, cf. MurmurHash3). Different names, unrelated numbers. */
export function streamKey(name: string): StreamKey {
  let low = 0x9e37_79b9;
  let high = 0x85eb_ca6b;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    low = Math.imul(low ^ unit, 0xcc9e_2d51);
    low = (low << 15) | (low >>> 17);
    high = Math.imul(high ^ unit, 0x1b87_3593);
    high = (high << 13) | (high >>> 19);
  }
  return { low: mixed(low ^ high), high: mixed(high + Math.imul(low, 0xe654_6b64) + name.length) };
}

/** Writes 32 random bits for each of the draws first…first+count-1 of a stream. */
export function fillBits({ low, high }: StreamKey, first: number, count: number, bits: Uint32Array): void {
  for (let i = 0; i < count; i++) bits[i] = mixed(mixed((first + i) ^ low) + high);
}

/** A number in (0, 1), never either end: the middle of the cell that 32 bits name. */
export function uniformOf(bits: number): number {
  return (bits + 0.5) * 2 ** -32;
}

/** A bijection of 32 bits in which every bit in decides every bit out (the constants of lowbias32 and triple32, C. Wellons, 2018). */
function mixed(value: number): number {
  let x = value ^ (value >>> 17);
  x = Math.imul(x, 0xed5a_d4bb);
  x ^= x >>> 11;
  x = Math.imul(x, 0xac4c_1b51);
  x ^= x >>> 15;
  x = Math.imul(x, 0x3184_8bab);
  return (x ^ (x >>> 14)) >>> 0;
}
