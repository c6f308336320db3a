import { createTransport } from 'nodemailer';
import type { Notice } from '../../catalogue/notices.ts';
import { claimDigest, settleDigest } from '../../db/notices.ts';
import { currentProgramme } from '../../db/programmes.ts';
import type { Store } from '../../db/store.ts';
import { usersOf } from '../../db/users.ts';
import { paths } from '../../paths.ts';
import { shanghaiDay } from '../../words/day.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { keepFiguresCurrent } from '../figures/refresh-figures.ts';
import { noticesByPerson, wordNotice } from './notices.ts';

/** Where mail goes out, and how it names this installation. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  readonly publicUrl: string | null;
}

const MOST_LINES = 100;
/** Digests leave in office hours (Asia/Shanghai). */
const FIRST_HOUR = 8;
const PATIENCE = 20_000;
const HOUR = 3_600_000;

/**
 * Sends everybody with an address the digest of the day, at most one a day whatever number of processes try, and none when nothing is due.
 * A mail that fails is reported to `failed` and not tried again that day. Returns how many were sent.
 */
export async function sendDigests(
  store: Store,
  city: string,
  settings: MailSettings,
  now: Date,
  failed: (error: unknown) => void,
): Promise<number> {
  const programme = await currentProgramme(store.read, city);
  const hour = Math.floor((now.getTime() / HOUR + 8) % 24);
  if (programme === null || hour < FIRST_HOUR) return 0;
  const asOf = programme.as_of ?? shanghaiDay(now);
  await keepFiguresCurrent(store, { city, programme: programme.id }, asOf);
  const people = (await usersOf(store.read, city)).filter(({ disabled, email }) => disabled === 0 && email !== null);
  const notices = await noticesByPerson(store.read, programme, asOf, people.map(({ id }) => id)); // prettier-ignore
  const transport = createTransport({ url: settings.smtpUrl, connectionTimeout: PATIENCE, socketTimeout: PATIENCE });
  let sent = 0;
  for (const { id, email } of people) {
    const own = notices.get(id) ?? [];
    if (email === null || own.length === 0) continue;
    const claim = { city, user_id: id, day: shanghaiDay(now), at: now.toISOString() };
    if (!(await store.write((trx) => claimDigest(trx, claim)))) continue;
    try {
      await transport.sendMail({ from: settings.from, to: email, ...digestOf(own, asOf, settings) });
      await store.write((trx) => settleDigest(trx, claim, 'sent'));
      sent += 1;
    } catch (error) {
      failed(error);
      await store.write((trx) => settleDigest(trx, claim, 'failed'));
    }
  }
  transport.close();
  return sent;
}

function digestOf(notices: readonly Notice[], asOf: string, { publicUrl }: MailSettings) {
  const t = translator(LOCALES[0]);
  const more = notices.length - MOST_LINES;
  const lines = [
    ...notices.slice(0, MOST_LINES).map((notice) => wordNotice(notice, t)),
    ...(more > 0 ? [t('notices.more', { count: more })] : []),
    ...(publicUrl === null ? [] : ['', `${publicUrl}${paths.notices.to()}`]),
  ];
  return { subject: t('notices.subject', { day: asOf, count: notices.length }), text: lines.join('\n') };
}
