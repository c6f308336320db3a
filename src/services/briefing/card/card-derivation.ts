import type { Explanation } from '../../../../models/formula/explanation.ts';
import { POLLUTANTS } from '../../../../models/vocabulary.ts';
import type { ProjectRecord } from '../../../db/project-record.ts';
import { changeText } from '../../changes/change-text.ts';
import { workMeasures, type WorkedMeasure } from '../../projects/measure-reduction.ts';
import { clauses } from '../../../words/joined.ts';
import type { CityLists } from '../../options.ts';
import type { CardFacts, CardInput } from './card-facts.ts';
import type { Gathering } from '../make-sheet.ts';

/** How a project's tonnes were found, in one line, and where its factors come from; as stated where no method was used. */
export async function cardDerivation(
  record: ProjectRecord,
  lists: CityLists,
  { order, locale, t }: Gathering,
): Promise<Pick<CardFacts, 'derivation' | 'source' | 'inputs'>> {
  const worked = await workMeasures(record.measures, order.asOf);
  const measures = worked.ok ? worked.value : [];
  if (measures.length === 0) {
    const stated = changeText('reduces', record.reduces, lists, t);
    return { derivation: t('card.stated', { stated }), source: t('card.no-source'), inputs: [] };
  }
  const language = locale === 'en' ? 'en' : 'zh';
  const sources = measures.flatMap(({ result }) => [
    ...result.derivation.outputs.flatMap(factorSources),
    result.derivation.method.source,
  ]);
  return {
    derivation: measures.map((measure) => lineOf(measure, language, t)).join(t('lamp.semicolon')),
    source: [...new Set(sources)].join(t('lamp.semicolon')),
    inputs: inputsOf(measures, language, t),
  };
}

function lineOf({ result }: WorkedMeasure, language: 'zh' | 'en', t: Gathering['t']): string {
  const { method, outputs } = result.derivation;
  const reductions = outputs.filter(({ name }) => POLLUTANTS.some((pollutant) => pollutant === name));
  const shown = (reductions.length > 0 ? reductions : outputs).map(
    ({ label, words, value, unit }) =>
      `${label[language]} = ${words === undefined ? '' : `${words[language]} = `}${significant(value)}${unitText(unit, t)}`,
  );
  return `${method.name[language]}${t('projects.colon')}${clauses(shown, t)}`;
}

/** What the trees of the results end in, each once. */
function inputsOf(measures: readonly WorkedMeasure[], language: 'zh' | 'en', t: Gathering['t']): readonly CardInput[] {
  const leaves = measures.flatMap(({ result }) => result.derivation.outputs.flatMap(leavesOf));
  const rows = leaves.map(({ label, value, unit, origin }) => ({
    label: label[language],
    value: `${significant(value)}${unitText(unit, t)}`,
    origin: t(`derivation.origin-${origin}`),
  }));
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function leavesOf(node: Explanation): readonly Explanation[] {
  if (node.inputs.length > 0) return node.inputs.flatMap(leavesOf);
  return node.origin === 'computed' ? [] : [node];
}

function factorSources(node: Explanation): readonly string[] {
  const own = node.origin === 'factor' && node.source !== undefined ? [node.source] : [];
  return [...own, ...node.inputs.flatMap(factorSources)];
}

/** A blank and the unit; tonnes of a year, which every result has, in the words of the sheet. */
function unitText(unit: string, t: Gathering['t']): string {
  if (unit === '1') return '';
  return unit === 't/a' ? ` ${t('units.t/a')}` : ` ${unit}`;
}

function significant(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}
