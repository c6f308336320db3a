import { levelBefore } from '../../catalogue/amount-rules.ts';
import { COUNTED, MANDATES } from '../../catalogue/fields.ts';
import { waterfall } from '../../../models/statistics/waterfall.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { waterfallBars } from '../../charts/waterfall-bars.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { paths } from '../../paths.ts';
import type { ProjectStatement } from '../../services/statistics/amounts-of-project.ts';
import type { CityLists } from '../../services/options.ts';
import { transferMark, type TypedTransfer } from '../../services/statistics/save-transfer.ts';
import { number, signed, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import { LEVELS, levelForm, pollutantsOf, typedLevel, type Level, type TypedLevel } from './level-form.ts';
import { transferName } from './transfer-name.ts';

/** What the page shows beside the record: what was typed into one of its forms, and why it was refused. */
export interface Shown {
  readonly level?: Level;
  readonly typed?: TypedLevel;
  readonly measure?: Readonly<Record<'counted' | 'mandate' | 'mandate_doc', string>>;
  readonly transfer?: TypedTransfer;
  readonly errors?: readonly FieldProblem[];
  readonly status?: number;
}

export interface AmountsFacts {
  readonly record: ProjectRecord;
  readonly statement: ProjectStatement;
  readonly lists: CityLists;
  readonly asked: Level | null;
  readonly shown: Shown;
  readonly mayDeclare: boolean;
  readonly mayApprove: boolean;
  readonly t: Translate;
}

export function amountsView(facts: AmountsFacts) {
  const { record, statement, t } = facts;
  const open = LEVELS.filter((level) => (level === 'declared' ? facts.mayDeclare : facts.mayApprove));
  // What comes next is what most people came for.
  const next = open.find((level) => !record.amounts.some((line) => line.level === level)) ?? open.at(-1);
  const level = open.find((one) => one === facts.asked) ?? next;
  return {
    counts: t(
      statement.outside === null ? (statement.carried ? 'amounts.carried' : 'amounts.in-year') : 'amounts.out',
      {
        year: statement.year,
        reason: statement.outside === null ? '' : t(`statistics.outside-${statement.outside}`),
      },
    ),
    isOut: statement.outside !== null,
    rows: rowsOf(record, t),
    figures: figuresOf(facts),
    statedOnly: statement.outside !== null && record.amounts.length > 0,
    levels: open.map((one) => ({
      href: paths.amounts.to({ id: record.id }, { level: one }),
      label: t('amounts.record', { level: t(`options.level.${one}`) }),
      current: one === level,
    })),
    form:
      level === undefined
        ? null
        : {
            ...levelForm(record, level, facts.shown.typed ?? typedLevel(record, level), facts.shown.errors ?? [], t),
            action:
              level === 'declared'
                ? paths.declareAmounts.to({ id: record.id })
                : paths.approveAmounts.to({ id: record.id }),
            version: String(record.version),
          },
    measure: measureOf(facts),
    air: airOf(statement, t),
    ...transfersOf(facts),
  };
}

function rowsOf(record: ProjectRecord, t: Translate) {
  return POLLUTANTS.flatMap((pollutant) =>
    LEVELS.flatMap((level) => record.amounts.filter((line) => line.pollutant === pollutant && line.level === level)),
  ).map((line) => {
    const before = levelBefore(record.amounts, line.pollutant, line.level);
    const code = line.cut_code ?? '';
    return {
      pollutant: t(`options.pollutant.${line.pollutant}`),
      level: t(`options.level.${line.level}`),
      tonnes: number(line.tonnes, 2),
      change: before === null ? '' : signed(line.tonnes - before.tonnes, 2),
      day: line.day ?? '',
      document: line.document ?? '',
      cut: cutText(code, line.cut_reason ?? '', t),
    };
  });
}

/** The code by its name, then the words, unless they say no more than the name does. */
function cutText(code: string, words: string, t: Translate): string {
  const name = code === '' ? '' : codeName(code, t);
  return [name, name.endsWith(words) ? '' : words].filter((part) => part !== '').join(t('lifecycle.stop'));
}

const codeName = (code: string, t: Translate): string => (/^R\d\d$/.test(code) ? t(`cuts.${code}`) : code);

/** From 申报 to 国家核定 by reason, for each pollutant somebody stated. */
function figuresOf({ record, statement, t }: AmountsFacts) {
  return POLLUTANTS.filter((pollutant) => record.amounts.some((line) => line.pollutant === pollutant)).map(
    (pollutant) =>
      forPhones(
        waterfallBars,
        { id: `amounts-${pollutant}`, pollutant, steps: waterfall(statement.book, pollutant) },
        t,
      ),
  );
}

function measureOf({ record, shown, mayApprove, t }: AmountsFacts) {
  const typed = shown.measure ?? {
    counted: record.counted ?? '',
    mandate: record.mandate ?? '',
    mandate_doc: record.mandate_doc ?? '',
  };
  const errors = shown.measure === undefined ? [] : (shown.errors ?? []);
  const choices = (none: string, ids: readonly string[], key: string) => [
    { value: '', label: t(none) },
    ...ids.map((id) => ({
      value: id,
      label: key === 'counted' ? `${id} ${t(`options.counted.${id}`)}` : t(`options.${key}.${id}`),
    })),
  ];
  const names = [
    record.counted === null ? t('amounts.no-measure') : `${record.counted} ${t(`options.counted.${record.counted}`)}`,
    record.mandate === null ? '' : t(`options.mandate.${record.mandate}`),
    record.mandate_doc ?? '',
  ];
  return {
    facts: (['counted', 'mandate', 'mandate_doc'] as const).flatMap((key, at) =>
      names[at] === '' ? [] : [{ label: t(`fields.${key}`), value: names[at]! }],
    ),
    open: shown.measure !== undefined,
    action: mayApprove ? paths.amountsMeasure.to({ id: record.id }) : null,
    version: String(record.version),
    fields: [
      field(
        {
          name: 'counted',
          label: t('fields.counted'),
          value: typed.counted,
          control: 'select',
          choices: choices('amounts.no-measure', COUNTED, 'counted'),
        },
        errors,
      ),
      field(
        {
          name: 'mandate',
          label: t('fields.mandate'),
          value: typed.mandate,
          control: 'select',
          choices: choices('amounts.no-mandate', MANDATES, 'mandate'),
        },
        errors,
      ),
      field({ name: 'mandate_doc', label: t('fields.mandate_doc'), value: typed.mandate_doc, maxLength: 200 }, errors),
    ],
  };
}

/** Figures of the air book, under their own name, measure and period. */
function airOf({ air, year }: ProjectStatement, t: Translate) {
  if (air === null) return null;
  return {
    book: t(`options.book.${air.book}`),
    rows: [
      { label: t('amounts.air-full-year', { year }), nox: tonnes(air.full_year_nox), voc: tonnes(air.full_year_voc) },
      { label: t('amounts.air-year', { year }), nox: tonnes(air.year_nox), voc: tonnes(air.year_voc) },
      { label: t('amounts.air-season', { year }), nox: tonnes(air.season_nox), voc: tonnes(air.season_voc) },
    ],
  };
}

function transfersOf({ record, statement, shown, mayApprove, t }: AmountsFacts) {
  const typed = shown.transfer;
  const errors = shown.errors ?? [];
  const make = (name: keyof NonNullable<typeof typed>, spec: object) =>
    field(
      {
        name: transferName(name),
        label: t(`amounts.transfer-${name}`),
        value: typed?.[name] ?? '',
        required: true,
        ...spec,
      },
      errors,
    );
  const choices = pollutantsOf(record).map((pollutant) => ({
    value: pollutant,
    label: t(`options.pollutant.${pollutant}`),
  }));
  return {
    overdrawn: statement.book.lines
      .filter(({ overdrawn }) => overdrawn > 0)
      .map(({ pollutant, overdrawn }) =>
        t('statistics.overdrawn', {
          project: record.id,
          pollutant: t(`options.pollutant.${pollutant}`),
          tonnes: tonnes(overdrawn),
        }),
      ),
    transfers: statement.transfers.map((row) => ({
      pollutant: t(`options.pollutant.${row.pollutant}`),
      tonnes: number(row.tonnes, 2),
      receiver: row.receiver,
      day: row.day ?? '',
      document: row.document ?? '',
      remove: mayApprove
        ? {
            action: paths.removeTransfer.to({ id: record.id, seq: String(row.seq) }),
            mark: transferMark(row),
            reason: field(
              {
                name: `reason-${String(row.seq)}`,
                label: t('amounts.remove-reason'),
                value: '',
                required: true,
                maxLength: 500,
              },
              errors,
            ),
            label: t('amounts.remove-transfer', { receiver: row.receiver }),
          }
        : null,
    })),
    addTransfer: mayApprove
      ? {
          action: paths.addTransfer.to({ id: record.id }),
          open: typed !== undefined,
          fields: [
            make('pollutant', { control: 'select', choices }),
            make('tonnes', { control: 'number', unit: t('units.t/a') }),
            make('receiver', { maxLength: 200 }),
            make('day', { control: 'date', required: false }),
            make('document', { maxLength: 200 }),
          ],
        }
      : null,
  };
}
