import type { Translate } from '../../../words/messages.ts';
import { number, percent, percentValue, tonnes } from '../../../words/number.ts';
import { type Annex, type Cell, figure, short, words } from '../bulletin/annex.ts';
import type { CardEffect, CardFacts } from './card-facts.ts';

/** Rows of a table of pollutants or targets that have room. */
const MOST = 6;

type Rows = readonly (readonly Cell[])[];

/** The steps of its life with the day each was reached, two beside each other. */
export function stepsTable({ steps }: CardFacts, t: Translate): Annex {
  const cells = steps.map(({ name, day, isReached }) => [
    short(`${isReached ? '■' : '□'}${name}`),
    short(day === '' ? '—' : day),
  ]);
  const half = Math.ceil(cells.length / 2);
  const rows = cells.slice(0, half).map((row, index) => [...row, ...(cells[half + index] ?? [short(''), short('')])]);
  return small('steps', ['step', 'day', 'step', 'day'], rows, t);
}

/** 基线计划, 现计划, 实际, 计入: four layers, never overwritten by one another. */
export function datesTable({ dates }: CardFacts, t: Translate): Annex {
  const rows = (['frozen', 'present', 'actual', 'counted'] as const).map((layer) => [
    short(t(`card.layer.${layer}`)),
    ...[dates[layer].start, dates[layer].finish, dates[layer].run].map((day) => short(day ?? '—')),
  ]);
  return small('dates', ['layer', 'start', 'finish', 'run'], rows, t);
}

export function moneyTable({ money }: CardFacts, t: Translate): Annex {
  const rows = (['capital', 'spent', 'central_fund', 'om'] as const).map((key) => [
    words(t(`card.money.${key}`)),
    figure(number(money[key], 2), money[key]),
  ]);
  return small('money', ['item', 'amount'], rows, t);
}

export function reductionsTable({ reductions, counts }: CardFacts, t: Translate): Annex {
  const rows = reductions
    .slice(0, MOST)
    .map(({ pollutant, tonnes: of, approved }) => [
      short(t(`options.pollutant.${pollutant}`)),
      ...[of.full_year, of.year, of.season].map((value) => figure(tonnes(value), value)),
      approved === null ? figure('—', null) : figure(`${tonnes(approved.tonnes)}(${approved.level})`, approved.tonnes),
    ]);
  return {
    ...small('reductions', ['pollutant', 'full_year', 'year', 'season', 'approved'], rows, t),
    note: counts ? '' : t('card.not-counted'),
  };
}

export function effectsTable({ effects }: CardFacts, t: Translate): Annex {
  const size = ({ unit }: CardEffect, value: number) =>
    unit === 'percent' ? figure(percent(value, 2), percentValue(value)) : figure(tonnes(value), value);
  const rows = effects
    .slice(0, MOST)
    .map((effect) => [
      words(effect.name),
      size(effect, effect.required),
      size(effect, effect.without),
      size(effect, effect.with),
      size(effect, effect.gap),
      short(effect.met ? `√ ${t('charts.met')}` : `× ${t('charts.missed')}`),
    ]);
  return small('effects', ['target', 'required', 'without', 'with', 'gap', 'standing'], rows, t);
}

/** The papers its type asks for and how each stands, two beside each other. */
export function papersTable({ papers }: CardFacts, room: number, t: Translate): Annex {
  const cells = papers.slice(0, 2 * room).map(({ name, state }) => [words(name), short(state)]);
  const half = Math.ceil(cells.length / 2);
  const rows = cells.slice(0, half).map((row, index) => [...row, ...(cells[half + index] ?? [words(''), short('')])]);
  return small('papers', ['paper', 'state', 'paper', 'state'], rows, t);
}

/** What the tonnes were worked out from, as many of it as there is room for. */
export function inputsTable({ inputs }: CardFacts, room: number, t: Translate): Annex {
  const rows = inputs
    .slice(0, room)
    .map(({ label, value, origin }) => [words(label), figure(value, null), short(origin)]);
  return small('inputs', ['input', 'value', 'origin'], rows, t);
}

const LEFT = new Set([
  'step',
  'day',
  'layer',
  'start',
  'finish',
  'run',
  'item',
  'pollutant',
  'target',
  'standing',
  'paper',
  'state',
  'input',
  'origin',
]);

function small(id: string, columns: readonly string[], rows: Rows, t: Translate): Annex {
  return {
    number: '',
    title: t(`card.head.${id}`),
    note: '',
    head: columns.map((column) => (LEFT.has(column) ? words : figure)(t(`card.column.${column}`))),
    rows,
    foot: [],
    empty: t('card.nothing'),
    charts: [],
    layout: 'below',
  };
}
