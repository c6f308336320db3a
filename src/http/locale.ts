import type { Request, Response } from 'express';
import { isLocale, LOCALES, type Locale } from '../words/messages.ts';
import { isApi } from './visit.ts';

const COOKIE = 'lantian-lang';
const ONE_YEAR = 365 * 86_400_000;

/** The language of a request: `?lang=` (kept in a cookie), else the cookie, else Chinese. A program says it in `Accept-Language`. */
export function localeOf(request: Request, response: Response): Locale {
  const asked = new URLSearchParams(request.url.split('?')[1] ?? '').get('lang');
  if (isApi(request)) return isLocale(asked) ? asked : acceptedLocale(request);
  if (isLocale(asked)) {
    keepLocale(response, asked);
    return asked;
  }
  const kept = /(?:^|;\s*)lantian-lang=([\w-]+)/.exec(request.get('cookie') ?? '')?.[1];
  return isLocale(kept) ? kept : LOCALES[0];
}

function acceptedLocale(request: Request): Locale {
  const accepted = request.acceptsLanguages(...LOCALES);
  return isLocale(accepted) ? accepted : LOCALES[0];
}

export function keepLocale(response: Response, locale: Locale): void {
  response.cookie(COOKIE, locale, { maxAge: ONE_YEAR, httpOnly: true, sameSite: 'lax', path: '/' });
}
