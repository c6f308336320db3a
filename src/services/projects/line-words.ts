import type { LineKey } from '../../catalogue/line-text.ts';
import type {
  Amount,
  Measure,
  ProjectInput,
  Reduction,
  SeasonWindow,
  Tranche,
} from '../../catalogue/project-schema.ts';
import type { Translate } from '../../words/messages.ts';
import { percentValue, plainNumber } from '../../words/number.ts';
import type { CityLists } from '../options.ts';

/** A list of a project (methods, reductions, tranches, windows, amounts …) in words, for histories and comparisons; what is read back stands in `writeLines`. */
export function lineWords(key: LineKey, value: unknown, lists: CityLists, t: Translate): string {
  switch (key) {
    case 'measures':
      return joined(
        (value as readonly Measure[]).map((one) => measureWords(one, lists, t)),
        t,
      );
    case 'reduces':
      return joined(
        Object.entries(value as ProjectInput['reduces']).map(([id, one]) => reductionWords(id, one, t)),
        t,
      );
    case 'profile':
      return ((value ?? []) as readonly number[]).map((share) => `${shown(percentValue(share))}%`).join(' ');
    case 'tranches':
      return joined(
        (value as readonly Tranche[]).map((one) => trancheWords(one, t)),
        t,
      );
    case 'windows':
      return joined(
        (value as readonly SeasonWindow[]).map((one) => windowWords(one, t)),
        t,
      );
    case 'amounts':
      return joined(
        (value as readonly Amount[]).map((one) => amountWords(one, t)),
        t,
      );
    case 'uncertainty':
      return value === null ? '' : JSON.stringify(value);
  }
}

function measureWords({ method, inputs, basis }: Measure, { methods, locale }: CityLists, t: Translate): string {
  const known = methods?.get(method);
  const language = locale === 'en' ? 'en' : 'zh';
  const given = Object.entries(inputs).map(([id, value]) => {
    const input = known?.inputs.find((one) => one.id === id)?.definition;
    const unit = input === undefined || input.unit === '1' ? '' : ` ${input.unit}`;
    return `${input?.name[language] ?? id} ${typeof value === 'number' ? shown(value) : value}${unit}`;
  });
  const name = known?.definition.name[language] ?? method;
  const after = basis === 'remaining' ? [t('projects.basis-remaining')] : [];
  const parts = [...after, ...given];
  return parts.length === 0 ? name : t('projects.line-measure', { name, inputs: parts.join(t('projects.line-comma')) });
}

function reductionWords(id: string, reduction: Reduction, t: Translate): string {
  const pollutant = t(`options.pollutant.${id}`);
  if ('tonnes' in reduction) {
    const line = t('projects.line-tonnes', { pollutant, tonnes: shown(reduction.tonnes) });
    return reduction.basis === 'remaining' ? `${line} ${t('projects.basis-remaining')}` : line;
  }
  if ('fraction' in reduction)
    return t('projects.line-fraction', { pollutant, percent: shown(percentValue(reduction.fraction)) });
  if ('from' in reduction) {
    const [from, to] = [reduction.from, reduction.to].map((share) => shown(percentValue(share)));
    return t('projects.line-from-to', { pollutant, from, to });
  }
  const control = (['capture', 'removal', 'uptime'] as const).flatMap((part) => {
    const share = reduction.control[part];
    return share === undefined ? [] : [t(`projects.line-${part}`, { percent: shown(percentValue(share)) })];
  });
  return `${pollutant} ${control.join(t('projects.line-comma'))}`;
}

function trancheWords({ day, share, quantity, done, unit, status, evidence }: Tranche, t: Translate): string {
  const count = (key: string, value: number | null): string[] =>
    value === null ? [] : [t(`projects.line-${key}`, { count: shown(value), unit: unit ?? '' })];
  return [
    day ?? t('projects.line-no-day'),
    `${shown(percentValue(share))}%`,
    t(`options.status.${status}`),
    ...count('planned', quantity),
    ...count('done', done),
    ...(evidence === null ? [] : [evidence]),
  ].join(' ');
}

function windowWords({ from, until, share }: SeasonWindow, t: Translate): string {
  return t('projects.window', { from, until, share: shown(percentValue(share)) });
}

function amountWords(
  { pollutant, level, tonnes, day, document, batch, cut_code, cut_reason }: Amount,
  t: Translate,
): string {
  const line = t('projects.line-amount', {
    pollutant: t(`options.pollutant.${pollutant}`),
    level: t(`options.level.${level}`),
    tonnes: shown(tonnes),
  });
  const beside = [day, document, batch, cut_code, cut_reason].filter((part) => part !== null);
  return [line, ...beside].join(' ');
}

/** Six significant digits: enough to see what was changed, without the dust of a computation. */
const shown = (value: number): string => plainNumber(Number(value.toPrecision(6)));
const joined = (parts: readonly string[], t: Translate): string => parts.join(t('projects.line-semicolon'));
