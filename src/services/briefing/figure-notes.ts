import type { Translate } from '../../words/messages.ts';
import type { Figure } from './sheet.ts';

/** 口径 of figures that are printed, one line for all that are counted alike: what they are, how they are counted, whether they may be published. */
export function figureNotes(figures: readonly Figure[], printed: readonly string[], t: Translate): readonly string[] {
  const alike = new Map<string, Figure[]>();
  for (const figure of figures.filter(({ id }) => printed.includes(id))) {
    const key = `${figure.basis}/${figure.release}`;
    alike.set(key, [...(alike.get(key) ?? []), figure]);
  }
  return [...alike.values()].map((own, index) =>
    t('sheets.figure-note', {
      labels: [...new Set(own.map(({ label }) => label))].join(t('briefings.slot.and')),
      basis: own[0]!.basis,
      release: own[0]!.release,
      first: index === 0 ? 'yes' : 'no',
      last: index === alike.size - 1 ? 'yes' : 'no',
    }),
  );
}
