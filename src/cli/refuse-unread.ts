import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { LOCALES, translator } from '../words/messages.ts';

/**
 * Answers what cannot even be read as a request: an address beyond Node's 16 KiB of headers (431) and broken HTTP (400). Without it a
 * browser shows an empty page. Which language the reader has stood in what was not read: both are said.
 */
export function refuseUnread(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const said = LOCALES.map((locale) => {
    const t = translator(locale);
    return `<h1 lang="${locale}">${t(`errors.${status}.title`)}</h1><p lang="${locale}">${t(`errors.${status}.what`)}</p>`;
  });
  const body = `<!doctype html><meta charset="utf-8"><title>${translator(LOCALES[0])(`errors.${status}.title`)}</title>${said.join('')}`;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]!}`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Content-Security-Policy: default-src 'none'",
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
