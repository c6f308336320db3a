import { z } from 'zod';
import { POLLUTANTS } from '../../models/vocabulary.ts';
import { inCells } from './plain-lines.ts';
import { amountSchema, measureSchema, reductionSchema, trancheSchema, windowSchema } from './project-schema.ts';
import type { Amount, Measure, ProjectInput, Reduction, SeasonWindow, Tranche } from './project-schema.ts';
import { problem, type Checked } from './problem.ts';

/**
 * The parts of a project that are lists (methods with inputs, tranches, windows, amounts …) as one line of text in a cell, lossless both ways:
 * entries are parted by ` | `, words by blanks, named values stand as `name=value` with reserved signs percent-encoded.
 */

export type LineKey = 'measures' | 'reduces' | 'profile' | 'tranches' | 'windows' | 'amounts' | 'uncertainty';

export function isLineKey(key: string): key is LineKey {
  return Object.hasOwn(LINE_EXAMPLES, key);
}

/** What each cell accepts, said once; shown in error messages and in the template's notes. */
export const LINE_EXAMPLES: Readonly<Record<LineKey, string>> = {
  measures: 'ule-stack-flow: flow=200000; nox_before=150; nox_after=50',
  reduces: 'NOx 12.5；VOCs 3.2；PM10 60%；SO2 去除率由 30% 到 60%；NH3 收集率 90% 去除率 85%',
  profile: '10% 10% 10% 10% 10% 10% 10% 10% 5% 5% 5% 5%',
  tranches: '2023-03-31 0.5 built quantity=50 done=50 unit=辆 | 2023-06-30 0.5 building',
  windows: '2023-06-01..2023-08-31 1',
  amounts: 'NOx 申报 12.5 2023-07-01 示例〔2023〕1号',
  uncertainty: '{"fail":0.02}',
};

export function writeLines<K extends LineKey>(key: K, value: ProjectInput[K]): string {
  return WRITERS[key](value as never);
}

export function readLines<K extends LineKey>(key: K, text: string): Checked<ProjectInput[K]> {
  const refused = {
    ok: false,
    problems: [problem(key, 'lines-syntax', { value: text.slice(0, 80), accepts: LINE_EXAMPLES[key] })],
  } as const;
  try {
    const read = READERS[key](inCells(key, text.normalize('NFKC')).trim());
    return { ok: true, value: read as ProjectInput[K] };
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || error instanceof URIError) return refused;
    throw error;
  }
}

const WRITERS: { readonly [K in LineKey]: (value: ProjectInput[K]) => string } = {
  measures: (measures) =>
    measures
      .map(({ method, inputs, basis }) => {
        const named = Object.entries(inputs).map(([name, value]) => `${name}=${encoded(String(value))}`);
        return `${method}${basis === 'remaining' ? '@remaining' : ''}: ${named.join('; ')}`.trimEnd();
      })
      .join(' | '),
  reduces: (reduces) =>
    Object.entries(reduces)
      .map(([pollutant, reduction]) => `${pollutant} ${reductionText(reduction)}`)
      .join(' | '),
  profile: (profile) => (profile === null ? '' : profile.join(' ')),
  tranches: (tranches) =>
    tranches
      .map(({ day, share, status, quantity, done, unit, evidence }) =>
        [day ?? '-', share, status, ...named({ quantity, done, unit, evidence })].join(' '),
      )
      .join(' | '),
  windows: (windows) => windows.map(({ from, until, share }) => `${from}..${until} ${String(share)}`).join(' | '),
  amounts: (amounts) =>
    amounts
      .map(({ pollutant, level, tonnes, ...rest }) => [pollutant, level, tonnes, ...named(rest)].join(' '))
      .join(' | '),
  uncertainty: (uncertainty) => (uncertainty === null ? '' : JSON.stringify(uncertainty)),
};

const READERS: { readonly [K in LineKey]: (text: string) => unknown } = {
  measures: (text) => entries(text).map(readMeasure),
  reduces: (text) => onePerKey(entries(text).map(readReduction)),
  profile: (text) => (text === '' ? null : z.array(z.number()).length(12).parse(words(text).map(exact))),
  tranches: (text) => entries(text).map(readTranche),
  windows: (text) => entries(text).map(readWindow),
  amounts: (text) => entries(text).map(readAmount),
  uncertainty: (text) => (text === '' ? null : z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
};

function reductionText(reduction: Reduction): string {
  if ('tonnes' in reduction) return `${String(reduction.tonnes)}${reduction.basis === 'remaining' ? ' remaining' : ''}`;
  if ('fraction' in reduction) return `fraction ${String(reduction.fraction)}`;
  if ('control' in reduction) return `control ${named(reduction.control).join(' ')}`;
  return `from ${String(reduction.from)} to ${String(reduction.to)}`;
}

function readMeasure(text: string): Measure {
  const colon = text.indexOf(':');
  const head = (colon < 0 ? text : text.slice(0, colon)).trim();
  const [method, basis = 'original'] = head.split('@');
  const pairs = (colon < 0 ? '' : text.slice(colon + 1)).split(';').filter((pair) => pair.trim() !== '');
  const inputs = Object.fromEntries(
    pairs.map((pair) => {
      const [name, value] = keyValue(pair.trim());
      return [name, isNumber(value) ? Number(value) : value];
    }),
  );
  return measureSchema.parse({ method, inputs, basis });
}

function readReduction(text: string): [string, Reduction] {
  const [pollutant = '', first = '', ...rest] = words(text);
  return [z.enum(POLLUTANTS).parse(pollutant), reductionSchema.parse(reductionOf(first, rest))];
}

function onePerKey<T>(pairs: readonly [string, T][]): Record<string, T> {
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new SyntaxError('twice');
  return Object.fromEntries(pairs);
}

function reductionOf(first: string, rest: readonly string[]): unknown {
  if (first === 'fraction') return { fraction: exact(rest[0]) };
  if (first === 'from' && rest[1] === 'to') return { from: exact(rest[0]), to: exact(rest[2]) };
  if (first === 'control')
    return { control: Object.fromEntries(rest.map(keyValue).map(([name, value]) => [name, exact(value)])) };
  if (rest.length === 0) return { tonnes: exact(first) };
  return { tonnes: exact(first), basis: rest[0] };
}

function readTranche(text: string): Tranche {
  const [day, share, status, ...rest] = words(text);
  const extra = Object.fromEntries(rest.map(keyValue));
  const quantity = extra['quantity'] === undefined ? null : exact(extra['quantity']);
  const done = extra['done'] === undefined ? null : exact(extra['done']);
  return trancheSchema.parse({ ...extra, quantity, done, day: day === '-' ? null : day, share: exact(share), status });
}

function readWindow(text: string): SeasonWindow {
  const [days = '', share = '1', ...rest] = words(text);
  const [from, until] = days.split('..');
  if (rest.length > 0) throw new SyntaxError(text);
  return windowSchema.parse({ from, until, share: exact(share) });
}

function readAmount(text: string): Amount {
  const [pollutant, level, tonnes, ...rest] = words(text);
  return amountSchema.parse({ pollutant, level, tonnes: exact(tonnes), ...Object.fromEntries(rest.map(keyValue)) });
}

const entries = (text: string): string[] =>
  text
    .split('|')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const named = (values: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encoded(String(value))}`);

function keyValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new SyntaxError(pair);
  return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
}

const encoded = (text: string): string =>
  text.replace(/[%|;=\s\uff1a-\uff1d\uff5c]/g, (sign) => encodeURIComponent(sign));
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);

function exact(text: string | undefined): number {
  if (text === undefined || !isNumber(text)) throw new SyntaxError(text);
  return Number(text);
}
