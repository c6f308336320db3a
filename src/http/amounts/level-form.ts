import { AMOUNT_LEVELS } from '../../catalogue/fields.ts';
import type { Problem } from '../../catalogue/problem.ts';
import type { Amount } from '../../catalogue/project-schema.ts';
import { readDay, readTonnes } from '../../catalogue/read-plain.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { LevelAmounts } from '../../services/statistics/save-amounts.ts';
import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import { CUT_CODES } from '../../../models/statistics/vocabulary.ts';
import { BadRequest } from '../errors.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import type { FieldProblem } from '../reply.ts';
import type { Form } from '../request.ts';
import type { Translate } from '../../words/messages.ts';

export type Level = Amount['level'];

/** Text of every control of the form of one level. */
export type TypedLevel = Readonly<Record<string, string>>;

const ALWAYS: readonly Pollutant[] = ['NOx', 'VOC'];

/** What a level may state tonnes of: NOx and VOCs, whatever the project reduces, whatever anybody stated. */
export function pollutantsOf(record: Pick<ProjectRecord, 'reduces' | 'amounts'>): readonly Pollutant[] {
  return POLLUTANTS.filter(
    (pollutant) =>
      ALWAYS.includes(pollutant) ||
      pollutant in record.reduces ||
      record.amounts.some((line) => line.pollutant === pollutant),
  );
}

const namesFor = (pollutants: readonly Pollutant[]): readonly string[] =>
  pollutants.flatMap((one) => [`tonnes-${one}`, `code-${one}`, `reason-${one}`]);

/** What stands now, as the form shows it. Day and document are those of the level's paper: of its first line. */
export function typedLevel(record: ProjectRecord, level: Level): TypedLevel {
  const lines = record.amounts.filter((line) => line.level === level);
  const of = pollutantsOf(record).flatMap((pollutant) => {
    const line = lines.find((one) => one.pollutant === pollutant);
    return [
      [`tonnes-${pollutant}`, line === undefined ? '' : String(line.tonnes)],
      [`code-${pollutant}`, line?.cut_code ?? ''],
      [`reason-${pollutant}`, line?.cut_reason ?? ''],
    ] as const;
  });
  return { ...Object.fromEntries(of), day: lines[0]?.day ?? '', document: lines[0]?.document ?? '', confirm: '' };
}

export interface ReadLevel {
  readonly level: Level;
  readonly version: number;
  readonly typed: TypedLevel;
  readonly stated: LevelAmounts;
  readonly problems: readonly Problem[];
}

/** Reads the form of a level over the record it was opened on; only the levels the address stands for are taken. */
export function readLevel(form: Form, record: ProjectRecord, levels: readonly Level[], year: number): ReadLevel {
  const pollutants = pollutantsOf(record);
  const typed = readFields(form, [...namesFor(pollutants), 'day', 'document', 'confirm', 'level', 'version']);
  const level = levels.find((one) => one === typed['level']);
  if (level === undefined || !/^\d{1,9}$/.test(typed['version'] ?? '')) throw new BadRequest('no such level');
  const shown = typedLevel(record, level);
  const day = readDay('day', typed['day'] ?? '', year);
  const document = (typed['document'] ?? '').normalize('NFC').trim().slice(0, 200);
  const problems: Problem[] = day.ok ? [] : [...day.problems];
  const lines = pollutants.flatMap((pollutant): Amount[] => {
    const tonnes = readTonnes(`tonnes-${pollutant}`, typed[`tonnes-${pollutant}`] ?? '');
    if (!tonnes.ok) problems.push(...tonnes.problems);
    if (!tonnes.ok || tonnes.value === null) return [];
    const old = record.amounts.find((line) => line.level === level && line.pollutant === pollutant);
    const code = typed[`code-${pollutant}`] ?? '';
    if (code !== '' && code !== old?.cut_code && !(CUT_CODES as readonly string[]).includes(code))
      throw new BadRequest('no such code');
    const reason = (typed[`reason-${pollutant}`] ?? '').normalize('NFC').trim().slice(0, 500);
    // A line whose paper differs from the one shown keeps its own until the person types another.
    const samePaper = old !== undefined && typed['day'] === shown['day'] && typed['document'] === shown['document'];
    return [
      {
        pollutant,
        level,
        tonnes: tonnes.value,
        day: samePaper ? old.day : day.ok ? day.value : null,
        document: samePaper ? old.document : document || null,
        batch: old?.batch ?? null,
        cut_code: code || null,
        cut_reason: reason || null,
      },
    ];
  });
  const stated = { level, pollutants, lines, confirmed: typed['confirm'] !== '' };
  return { level, version: Number(typed['version']), typed, stated, problems };
}

/** The form of one level: a paper with its day, and per pollutant the tonnes and why they differ from the level before. */
export function levelForm(
  record: ProjectRecord,
  level: Level,
  typed: TypedLevel,
  errors: readonly FieldProblem[],
  t: Translate,
) {
  const first = level === 'declared';
  const make = (spec: Parameters<typeof field>[0]) => field({ ...spec, value: typed[spec.name] ?? '' }, errors);
  const codes = [
    { value: '', label: t('amounts.no-code') },
    ...CUT_CODES.map((code) => ({ value: code, label: t(`cuts.${code}`) })),
  ];
  return {
    level,
    name: t(`options.level.${level}`),
    paper: [
      make({ name: 'day', label: t('amounts.day'), value: '', control: 'date' }),
      make({
        name: 'document',
        label: t('amounts.document'),
        value: '',
        maxLength: 200,
        required: level === 'province' || level === 'nation',
      }),
    ],
    pollutants: pollutantsOf(record).map((pollutant) => ({
      name: t(`options.pollutant.${pollutant}`),
      fields: [
        make({
          name: `tonnes-${pollutant}`,
          label: t('amounts.tonnes'),
          value: '',
          control: 'number',
          unit: t('units.t/a'),
        }),
        ...(first
          ? []
          : [
              make({
                name: `code-${pollutant}`,
                label: t('amounts.code'),
                value: '',
                control: 'select',
                choices: codes,
              }),
            ]),
        make({
          name: `reason-${pollutant}`,
          label: t(first ? 'amounts.remark' : 'amounts.reason'),
          value: '',
          maxLength: 500,
          wide: true,
        }),
      ],
    })),
    confirm: errors.some(({ field: name }) => name === 'confirm')
      ? make({ name: 'confirm', label: t('amounts.confirm'), value: '', control: 'checkbox' })
      : null,
  };
}

/** Levels in the order an amount travels. */
export const LEVELS: readonly Level[] = AMOUNT_LEVELS;
