import type { Translate } from './messages.ts';

type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** Codes inside the parameters of a problem become words: a step, kinds of papers, work packages. */
export function problemParams(params: Params, t: Translate): Params {
  const { step, kinds, packages, level } = params;
  const list = (text: string, family: string): string =>
    text
      .split(' ')
      .map((code) => t(`${family}${code}`))
      .join(t('frame.comma'));
  return {
    ...params,
    ...(typeof step === 'string' ? { step: t(`options.step.${step}`) } : {}),
    ...(typeof level === 'string' ? { level: t(`options.level.${level}`) } : {}),
    ...(typeof kinds === 'string' ? { kinds: list(kinds, 'lifecycle.paper-') } : {}),
    ...(typeof packages === 'string' ? { packages: list(packages, 'projects.package-') } : {}),
  };
}
