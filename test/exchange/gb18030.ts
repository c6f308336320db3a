/** Node reads GB18030 and does not write it: the two-byte signs, turned round. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    Array.from(text).flatMap((sign) => {
      if (sign.charCodeAt(0) < 0x80) return [sign.charCodeAt(0)];
      const code = codes.get(sign);
      if (code === undefined) throw new Error(`${sign} has no two-byte code`);
      return [...code];
    }),
  );
}
