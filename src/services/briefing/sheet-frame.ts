import type { Translate } from '../../words/messages.ts';
import type { BulletinFacts } from './bulletin/bulletin-facts.ts';
import type { Kind } from './kinds.ts';
import { copiesLines, type Letterhead } from './issue/letterhead.ts';
import { areaText, type Narrowing } from './narrowing.ts';
import { dayText } from './sentences.ts';
import type { Sheet } from './sheet.ts';
import { commonFrame } from './sheet-origin.ts';
import { sheetTrace } from './issue/sheet-trace.ts';

type Frame = Omit<Sheet, 'heading' | 'paper' | 'body' | 'annexes' | 'figures'>;

/** What stands round the words of a sheet that is issued: masthead, foot, page numbers; the words of a kind are `sheets.masthead.<kind>`. */
export function sheetFrame(
  kind: Kind,
  facts: BulletinFacts,
  narrowing: Narrowing,
  letterhead: Letterhead,
  t: Translate,
): Frame {
  const { asOf, scenario } = facts;
  const period = { year: Number(asOf.slice(0, 4)), month: Number(asOf.slice(5, 7)) };
  const name = letterhead.name ?? t(`sheets.masthead.${kind}`);
  const list = narrowing.list === '' ? [] : [t('sheets.list', { list: narrowing.list })];
  return {
    kind,
    windowTitle: t('sheets.window-title', { ...period, name }),
    ...commonFrame(facts, t),
    masthead: {
      name,
      issue: t('briefings.issue', period),
      unit: letterhead.issuer ?? t('briefings.unit-name'),
      day: dayText(asOf, t),
      scenario: scenario === null ? '' : t('briefings.scenario', { name: scenario.name }),
    },
    addressee: '',
    colophon: {
      copies: copiesLines(letterhead, t),
      trace: [t('sheets.area', { area: areaText(narrowing, t) }) + list.join(''), ...sheetTrace(facts, t)],
    },
  };
}
