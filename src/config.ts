import { resolve } from 'node:path';
import { z } from 'zod';
import type { DatabaseLocation } from './db/store.ts';
import { translator, type Locale } from './words/messages.ts';

/** Everything that may be set from outside, read once at the start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** GB/T 2260 code of the city whose programmes this installation holds. */
  readonly city: string;
  /** Folder for the SQLite file, attachments, backups, logs. */
  readonly data: string;
  readonly database: DatabaseLocation;
  readonly adminPassword: string | null;
  readonly sample: 'qingdao-2023' | 'none';
  readonly role: 'all' | 'web' | 'worker';
  /** The address printed on sheets, without a slash at its end; null = none is printed. */
  readonly publicUrl: string | null;
  /** Where the daily digests go out; null = no mail is sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Messages are codes of the catalogue (`config.<code>`). */
const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'port')
    .transform(Number)
    .refine((port) => port <= 65_535, 'port')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'host')
    .default('127.0.0.1'),
  LANTIAN_CITY: z
    .string()
    .regex(/^\d{6}$/, 'city')
    .default('370200'),
  LANTIAN_DATA: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine((url) => isUrl(url, ['postgres:', 'postgresql:']), 'database-url')
    .optional(),
  LANTIAN_ADMIN_PASSWORD: z.string().min(8, 'admin-password').max(256, 'admin-password').optional(),
  LANTIAN_SAMPLE: z.enum(['qingdao-2023', 'none'], 'sample').default('qingdao-2023'),
  LANTIAN_ROLE: z.enum(['all', 'web', 'worker'], 'role').default('all'),
  PUBLIC_URL: z
    .string()
    .refine((url) => isUrl(url, ['http:', 'https:']), 'public-url')
    .optional(),
  SMTP_URL: z
    .string()
    .refine((url) => isUrl(url, ['smtp:', 'smtps:']), 'smtp-url')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, 'mail-from')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, 'log-level').default('info'),
});

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly variable: string; readonly sentence: string };

/** Reads the environment; an empty variable counts as not set. The first bad value is enough to stop, with one sentence that names it. */
export function readConfig(env: Environment, locale: Locale = 'zh-CN'): ConfigReading {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const bad = (variable: string, code: string): ConfigReading => ({
    ok: false,
    variable,
    sentence: translator(locale)(`config.${code}`, { variable, value: given[variable] }),
  });
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return bad(String(issue.path[0]), issue.message);
  }
  const set = parsed.data;
  if (set.LANTIAN_ROLE !== 'all' && set.DATABASE_URL === undefined) {
    return bad('LANTIAN_ROLE', 'role-needs-postgres');
  }
  if (set.SMTP_URL !== undefined && set.MAIL_FROM === undefined) return bad('MAIL_FROM', 'mail-from');
  const data = resolve(set.LANTIAN_DATA);
  return {
    ok: true,
    config: {
      port: set.PORT,
      host: set.HOST,
      city: set.LANTIAN_CITY,
      data,
      database: databaseOf(data, set.DATABASE_URL),
      adminPassword: set.LANTIAN_ADMIN_PASSWORD ?? null,
      sample: set.LANTIAN_SAMPLE,
      role: set.LANTIAN_ROLE,
      publicUrl: set.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
      mail:
        set.SMTP_URL === undefined || set.MAIL_FROM === undefined
          ? null
          : { smtpUrl: set.SMTP_URL, from: set.MAIL_FROM },
      logLevel: set.LOG_LEVEL,
    },
  };
}

function databaseOf(data: string, url: string | undefined): DatabaseLocation {
  if (url !== undefined) return { dialect: 'postgres', url };
  return { dialect: 'sqlite', file: resolve(data, 'lantian.sqlite') };
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
