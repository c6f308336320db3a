import { isKind } from '../services/briefing/kinds.ts';
import { isDay } from '../words/day.ts';

/** What a person asked to be made. */
export interface BriefingOrder {
  readonly kind: 'order';
  readonly scenario: string | null;
  /** Null = the programme's own as-of day. */
  readonly asOf: string | null;
  readonly out: string;
}

/** A wrong word on the command line: the key of its sentence (`briefings.cli.<code>`). */
interface Wrong {
  readonly kind: 'wrong';
  readonly code: 'unknown-kind' | 'unknown-option' | 'no-value' | 'out' | 'bad-day';
  readonly params: Readonly<Record<string, string>>;
}

const OPTIONS = ['--scenario', '--as-of', '--out'] as const;

/** Reads what stands after `briefing`; the first thing wrong is enough. */
export function readBriefingArguments(args: readonly string[]): BriefingOrder | Wrong | { readonly kind: 'help' } {
  const [kind, ...rest] = args;
  if (kind === undefined || args.includes('--help')) return { kind: 'help' };
  if (!isKind(kind)) return wrong('unknown-kind', { kind });
  const given = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const [option, value] = [rest[at]!, rest[at + 1]];
    if (!OPTIONS.some((known) => known === option)) return wrong('unknown-option', { option });
    if (value === undefined || value.startsWith('--')) return wrong('no-value', { option });
    given.set(option, value);
  }
  const out = given.get('--out') ?? '';
  const asOf = given.get('--as-of') ?? null;
  if (!/\.(html|pdf)$/.test(out)) return wrong('out', {});
  if (asOf !== null && !isDay(asOf)) return wrong('bad-day', { day: asOf });
  return { kind: 'order', scenario: given.get('--scenario') ?? null, asOf, out };
}

function wrong(code: Wrong['code'], params: Wrong['params']): Wrong {
  return { kind: 'wrong', code, params };
}
