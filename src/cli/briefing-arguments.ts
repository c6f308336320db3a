import { hasWord, isKind, type Kind } from '../services/briefing/kinds.ts';
import { NARROWING, type SheetOrder } from '../services/briefing/order.ts';
import { isDay } from '../words/day.ts';

/** What a person asked to be made. */
export interface BriefingOrder extends Omit<SheetOrder, 'kind' | 'asOf'> {
  readonly kind: 'order';
  readonly sheet: Kind;
  /** Null = the programme's own as-of day. */
  readonly asOf: string | null;
  readonly out: string;
}

/** A wrong word on the command line: the key of its sentence (`briefings.cli.<code>`). */
interface Wrong {
  readonly kind: 'wrong';
  readonly code: 'unknown-kind' | 'unknown-option' | 'no-value' | 'out' | 'no-word' | 'bad-day';
  readonly params: Readonly<Record<string, string>>;
}

const OPTIONS = ['--scenario', '--as-of', '--out', ...NARROWING.map((name) => `--${name}`)];

/** Reads what stands after `briefing`; the first thing wrong is enough. */
export function readBriefingArguments(args: readonly string[]): BriefingOrder | Wrong | { readonly kind: 'help' } {
  const [kind, ...rest] = args;
  if (kind === undefined || args.includes('--help')) return { kind: 'help' };
  if (!isKind(kind)) return wrong('unknown-kind', { kind });
  const given = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const [option, value] = [rest[at]!, rest[at + 1]];
    if (!OPTIONS.includes(option)) return wrong('unknown-option', { option });
    if (value === undefined || value.startsWith('--')) return wrong('no-value', { option });
    given.set(option, value);
  }
  const out = given.get('--out') ?? '';
  const asOf = given.get('--as-of') ?? null;
  if (!/\.(html|pdf|xlsx|docx)$/.test(out)) return wrong('out', {});
  if (out.endsWith('.docx') && !hasWord(kind)) return wrong('no-word', { kind });
  if (asOf !== null && !isDay(asOf)) return wrong('bad-day', { day: asOf });
  const value = (name: string) => given.get(`--${name}`) ?? null;
  return {
    kind: 'order',
    sheet: kind,
    scenario: value('scenario'),
    zone: value('zone'),
    district: value('district'),
    project: value('project'),
    query: value('query')?.replace(/^\?/, '') ?? null,
    paper: value('paper'),
    beside: value('beside'),
    asOf,
    out,
  };
}

function wrong(code: Wrong['code'], params: Wrong['params']): Wrong {
  return { kind: 'wrong', code, params };
}
