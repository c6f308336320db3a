import { districtPosition } from '../../../charts/district-position.ts';
import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import type { CardFacts } from './card-facts.ts';
import { cardRoom } from './card-room.ts';
import {
  datesTable,
  effectsTable,
  inputsTable,
  moneyTable,
  papersTable,
  reductionsTable,
  stepsTable,
} from './card-tables.ts';
import type { SheetOrigin } from '../dispatch/dispatch-facts.ts';
import { tonnesFigure } from '../figure-makers.ts';
import { dayText } from '../sentences.ts';
import type { Block, Figure, Sheet } from '../sheet.ts';
import { originTrace, commonFrame } from '../sheet-origin.ts';
import { LAMP_SHAPES } from '../dispatch/lamp-shapes.ts';

/** Signs a text has room for on the one page; the project's own page has all of it. */
const ROOM = { name: 50, content: 100, reason: 32, problem: 50, change: 48, derivation: 78, source: 50, missing: 40 };

/** 项目卡: one project on one page; null says that there is none. */
export function cardSheet(origin: SheetOrigin, facts: CardFacts | null, t: Translate): Sheet {
  const figures = facts === null ? [] : cardFigures(facts, t);
  return {
    ...commonFrame(origin, t),
    kind: 'card',
    windowTitle: t('card.window-title', { project: facts?.id ?? '', day: origin.asOf }),
    masthead: null,
    heading: facts === null ? t('card.none-title') : t('card.heading', { name: cut(facts.name, ROOM.name) }),
    addressee: '',
    paper: 'text',
    body:
      facts === null ? [paragraph('none', '', t('card.none', { day: dayText(origin.asOf, t) }))] : cardBody(facts, t),
    annexes: [],
    colophon: { copies: [], trace: [originTrace(origin, t), t('card.measure')] },
    figures,
  };
}

function cardBody(facts: CardFacts, t: Translate): readonly Block[] {
  const { evidence, changes } = facts;
  const evidenceText =
    evidence.score === null
      ? t('card.no-evidence-due')
      : t('card.evidence', {
          score: number(evidence.score, 0),
          handedIn: number(evidence.handedIn ?? 0, 0),
          missing: cut(evidence.missing.join(t('briefings.slot.and')), ROOM.missing) || t('card.none-missing'),
        });
  const left: readonly Block[] = [
    { type: 'table', table: stepsTable(facts, t) },
    { type: 'table', table: datesTable(facts, t) },
    paragraph('evidence', t('card.head.evidence'), evidenceText),
    { type: 'table', table: moneyTable(facts, t) },
    {
      type: 'charts',
      charts: [districtPosition({ id: 'position', districts: facts.districts, own: facts.district.code }, t)],
    },
  ];
  const room = cardRoom(facts, ROOM);
  const right: readonly Block[] = [
    { type: 'table', table: reductionsTable(facts, t) },
    paragraph('derivation', t('card.head.derivation'), cut(facts.derivation, ROOM.derivation)),
    paragraph('source', t('card.head.source'), cut(facts.source, ROOM.source)),
    ...(room.inputs < 2 || facts.inputs.length === 0
      ? []
      : [{ type: 'table' as const, table: inputsTable(facts, room.inputs, t) }]),
    ...(facts.effects.length === 0 ? [] : [{ type: 'table' as const, table: effectsTable(facts, t) }]),
    paragraph('problem', t('card.head.problem'), cut(facts.problem, ROOM.problem) || t('card.no-problem')),
    ...(changes.length === 0 ? [t('card.no-changes')] : changes).map((line, index) =>
      paragraph(`change-${String(index + 1)}`, index === 0 ? t('card.head.changes') : '', cut(line, ROOM.change)),
    ),
  ];
  return [
    { type: 'facts', rows: headRows(facts, t) },
    paragraph('content', t('card.head.content'), cut(facts.content, ROOM.content) || '—'),
    { type: 'columns', columns: [left, right] },
    ...(room.papers < 2 || facts.papers.length === 0
      ? []
      : [{ type: 'table' as const, table: papersTable(facts, room.papers, t) }]),
    { type: 'signatures', labels: [t('card.sign.check'), t('card.sign.accept'), t('card.sign.day')] },
  ];
}

function headRows(facts: CardFacts, t: Translate) {
  const row = (key: string, value: string) => ({ label: t(`card.row.${key}`), value: value === '' ? '—' : value });
  const reason = cut(facts.reasons[0] ?? '', ROOM.reason);
  const lamp = `${LAMP_SHAPES[facts.lamp]}${t(`dispatch.lamp.${facts.lamp}`)}`;
  return [
    row('id', facts.id),
    row('enterprise', cut(facts.enterprise, 34)),
    row('district', [facts.district.name, facts.zone].filter((part) => part !== '').join(' · ')),
    row('category', [facts.category, facts.type].join(' · ')),
    row('lead', cut([facts.lead, facts.owner].filter((part) => part !== '').join(' '), 34)),
    row('place', facts.place),
    row('status', `${facts.status}${facts.progress === null ? '' : ` ${number(facts.progress)}%`}`),
    row('lamp', reason === '' ? lamp : t('card.lamp', { lamp, reason })),
  ];
}

/** Tonnes of every pollutant and measure, all of this one project. */
function cardFigures(facts: CardFacts, t: Translate): readonly Figure[] {
  return facts.reductions.flatMap(({ pollutant, tonnes }) =>
    (['full_year', 'year', 'season'] as const).map((measure) =>
      tonnesFigure(
        {
          id: `${measure}-${pollutant}`,
          label: t('card.figure', { name: t(`options.pollutant.${pollutant}`), measure: t(`card.column.${measure}`) }),
          basis: t('card.basis'),
          release: 'internal',
          book: 'planned',
          pollutant,
        },
        [{ project: facts.id, value: tonnes[measure] }],
      ),
    ),
  );
}

function paragraph(id: string, head: string, text: string): Block {
  return { type: 'paragraph', id, head, text, figures: [] };
}

function cut(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}
