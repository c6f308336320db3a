import type { Reader } from '../../../db/reader.ts';
import { findLetterhead } from '../../../db/letterheads.ts';
import type { LetterheadsTable } from '../../../db/tables/sheet-tables.ts';
import type { Translate } from '../../../words/messages.ts';
import type { Kind } from '../kinds.ts';

/** Head and foot of a unit's papers; null takes the words the program brings. */
export type Letterhead = Readonly<
  Pick<LetterheadsTable, 'name' | 'issuer' | 'report_to' | 'send_to' | 'give_to' | 'copies' | 'contact'>
>;

export const NO_LETTERHEAD: Letterhead = {
  name: null,
  issuer: null,
  report_to: null,
  send_to: null,
  give_to: null,
  copies: null,
  contact: null,
};

/** What a unit (null = the city) set for a kind of sheet; what a district left open is the city's. */
export async function letterheadFor(
  reader: Reader,
  city: string,
  unit: string | null,
  kind: Kind,
): Promise<Letterhead> {
  const ofCity = (await findLetterhead(reader, city, '', kind)) ?? NO_LETTERHEAD;
  const own = unit === null ? undefined : await findLetterhead(reader, city, unit, kind);
  return {
    name: own?.name ?? ofCity.name,
    issuer: own?.issuer ?? ofCity.issuer,
    report_to: own?.report_to ?? ofCity.report_to,
    send_to: own?.send_to ?? ofCity.send_to,
    give_to: own?.give_to ?? ofCity.give_to,
    copies: own?.copies ?? ofCity.copies,
    contact: own?.contact ?? ofCity.contact,
  };
}

/** The lines of the foot: 报、送、发, how many copies were printed, whom to ask. */
export function copiesLines(letterhead: Letterhead, t: Translate): readonly string[] {
  const { report_to: report, send_to: send, give_to: give, copies, contact } = letterhead;
  const lists = [
    ...(report === null ? [] : [t('briefings.copies.report', { units: report })]),
    ...(send === null ? [] : [t('briefings.copies.send', { units: send })]),
    ...(give === null ? [] : [t('briefings.copies.give', { units: give })]),
  ];
  return [
    lists.length === 0 ? t('briefings.copies.to') : lists.join('　'),
    copies === null ? t('briefings.copies.count') : t('briefings.copies.printed', { count: copies }),
    ...(contact === null ? [] : [t('briefings.copies.contact', { contact })]),
  ];
}
