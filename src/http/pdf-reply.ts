import { LIMIT_MS, MOST_AT_ONCE, type Printing, printPdf } from '../services/briefing/print/print-pdf.ts';
import type { Translate } from '../words/messages.ts';
import { file, problem, type Reply } from './reply.ts';

const BUSY_SECONDS = 20;

/** A finished sheet as PDF, or why it cannot be printed now. */
export async function pdfReply(html: string, name: string, t: Translate, how: Printing = {}): Promise<Reply> {
  const printed = await printPdf(html, how);
  if (printed.ok) return file(printed.pdf, { name: `${name}.pdf`, type: 'application/pdf' });
  const font = printed.reason === 'no-font' ? printed.font : '';
  const seconds = printed.reason === 'busy' ? BUSY_SECONDS : LIMIT_MS / 1000;
  const message = t(`briefings.pdf.${printed.reason}`, { font, seconds, most: MOST_AT_ONCE });
  return problem(503, [{ field: '', message }], { headers: { 'Retry-After': String(BUSY_SECONDS) } });
}
