import type { Readable } from 'node:stream';
import type { Link } from '../paths.ts';
import type { Locale } from '../words/messages.ts';

/** One thing wrong with what was sent: the field it belongs to (the id of its control) and a sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** What every page has; the rest of the data belongs to its view. */
export interface PageData {
  readonly title: string;
  /** Ancestors of the page, outermost first; the page itself is not one of them. */
  readonly crumbs?: readonly Crumb[];
  /** Shown as a summary on top, each line linked to its field; the title then begins with 错误. */
  readonly errors?: readonly FieldProblem[];
  /** What of the address the page did not follow (`ignoredIn`); said on top. */
  readonly ignored?: readonly string[];
  readonly [key: string]: unknown;
}

/** What the reply does to the session: begin one for a person (its id rotates) or end it. */
export type SessionChange = { readonly begin: string } | { readonly end: true };

interface Common {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly session?: SessionChange;
  readonly locale?: Locale;
  /** A sentence shown once on the page that comes next. */
  readonly notice?: string;
}

export interface PageReply extends Common {
  readonly kind: 'page';
  readonly view: string;
  readonly data: PageData;
}

export interface RedirectReply extends Common {
  readonly kind: 'redirect';
  readonly to: Link;
}

export interface FileReply extends Common {
  readonly kind: 'file';
  readonly body: Uint8Array | string | Readable;
  readonly type: string;
  readonly name: string;
  /** Bytes someone uploaded: sent as attachment under a sandbox. */
  readonly untrusted: boolean;
}

/** A self-contained sheet: one HTML file with its own `<style>`, whose hash joins the policy. */
export interface SheetReply extends Common {
  readonly kind: 'sheet';
  readonly html: string;
}

export interface TextReply extends Common {
  readonly kind: 'text';
  readonly text: string;
  readonly type: string;
}

/** A refusal: an error page for people, `application/problem+json` for programs. */
export interface ProblemReply extends Common {
  readonly kind: 'problem';
  readonly errors: readonly FieldProblem[];
  /** What a program needs beside the sentences: both sides of a conflict, codes of faults. Further members of the problem. */
  readonly about: Readonly<Record<string, unknown>>;
}

export type Reply = PageReply | RedirectReply | FileReply | SheetReply | TextReply | ProblemReply;

type Extras = Partial<Pick<Common, 'status' | 'headers' | 'session' | 'locale' | 'notice'>>;

export function page(view: string, data: PageData, extras: Extras = {}): PageReply {
  return { kind: 'page', view, data, status: 200, headers: {}, ...extras };
}

/** After a POST: 303, so that a reload does not send the form again. */
export function redirect(to: Link, extras: Extras = {}): RedirectReply {
  return { kind: 'redirect', to, status: 303, headers: {}, ...extras };
}

export function file(
  body: Uint8Array | string | Readable,
  about: { readonly name: string; readonly type: string; readonly untrusted?: boolean },
  extras: Extras = {},
): FileReply {
  return { kind: 'file', body, untrusted: false, ...about, status: 200, headers: {}, ...extras };
}

export function sheet(html: string, extras: Extras = {}): SheetReply {
  return { kind: 'sheet', html, status: 200, headers: {}, ...extras };
}

export function text(body: string, extras: Extras & { readonly type?: string } = {}): TextReply {
  return { kind: 'text', text: body, type: 'text/plain; charset=utf-8', status: 200, headers: {}, ...extras };
}

export function json(body: unknown, extras: Extras = {}): TextReply {
  const type = 'application/json; charset=utf-8';
  return { kind: 'text', text: JSON.stringify(body), type, status: 200, headers: {}, ...extras };
}

export function problem(
  status: number,
  errors: readonly FieldProblem[] = [],
  extras: Extras & { readonly about?: Readonly<Record<string, unknown>> } = {},
): ProblemReply {
  return { kind: 'problem', errors, about: {}, headers: {}, ...extras, status };
}

/** What is absent and what lies outside the asker's district answer alike. */
export function notFound(): ProblemReply {
  return problem(404);
}
