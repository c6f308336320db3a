import type { Reader, Writer } from './reader.ts';

const KEPT_DAYS = 7;

/** What came of a form that was sent before under this name; null the first time. Forms without a name are never remembered. */
export async function sentBefore(reader: Reader, city: string, token: string): Promise<string | null> {
  if (token === '') return null;
  const row = await reader
    .selectFrom('sent_forms')
    .select('result')
    .where('city', '=', city)
    .where('token', '=', token)
    .executeTakeFirst();
  return row?.result ?? null;
}

/** Remembers what came of a form, in the transaction of its change; the table's key makes a second one impossible. */
export async function rememberForm(trx: Writer, city: string, token: string, result: string, now: Date): Promise<void> {
  if (token === '') return;
  const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  await trx.deleteFrom('sent_forms').where('city', '=', city).where('sent', '<', oldest).execute();
  await trx.insertInto('sent_forms').values({ city, token, result, sent: now.toISOString() }).execute();
}
