const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** The branch office that leads a district's projects. */
export function officeOf(shortName: string): string {
  return `示例·${shortName}分局`;
}

/** Who writes for the city. */
export const CITY_OFFICE = '示例·市局';

/** Who signs an acceptance for the city: two invented persons take turns. */
export function verifierOf({ index }: { readonly index: number }): string {
  return `示例核查${STEMS[index % 2]!}`;
}

/** Three invented persons of a district, by its place in the list of stems. */
export function officers(district: string): readonly [string, string, string] {
  const place = Array.from(district).reduce((sum, digit) => sum + Number(digit), 0);
  const person = (shift: number) => `示例${STEMS[(place + shift) % STEMS.length]!}`;
  return [person(0), person(3), person(7)];
}
