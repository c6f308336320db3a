import type { Explanation } from '../../../models/formula/explanation.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { changeText } from '../change-text.ts';
import { workMeasures, type WorkedMeasure } from '../measure-reduction.ts';
import type { CityLists } from '../options.ts';
import type { CardFacts } from './card-facts.ts';
import type { Gathering } from './make-sheet.ts';

/** How a project's tonnes were found, in one line, and where its factors come from; as stated where no method was used. */
export async function cardDerivation(
  record: ProjectRecord,
  lists: CityLists,
  { order, locale, t }: Gathering,
): Promise<Pick<CardFacts, 'derivation' | 'source'>> {
  const worked = await workMeasures(record.measures, order.asOf);
  const measures = worked.ok ? worked.value : [];
  if (measures.length === 0) {
    const stated = changeText('reduces', record.reduces, lists, t);
    return { derivation: t('card.stated', { stated }), source: t('card.no-source') };
  }
  const language = locale === 'en' ? 'en' : 'zh';
  const sources = measures.flatMap(({ result }) => [
    ...result.derivation.outputs.flatMap(factorSources),
    result.derivation.method.source,
  ]);
  return {
    derivation: measures.map((measure) => lineOf(measure, language)).join(t('lamp.semicolon')),
    source: [...new Set(sources)].join(t('lamp.semicolon')),
  };
}

function lineOf({ result }: WorkedMeasure, language: 'zh' | 'en'): string {
  const { method, outputs } = result.derivation;
  const reductions = outputs.filter(({ name }) => POLLUTANTS.some((pollutant) => pollutant === name));
  const shown = (reductions.length > 0 ? reductions : outputs).map(
    ({ label, words, value, unit }) =>
      `${label[language]} = ${words === undefined ? '' : `${words[language]} = `}${significant(value)}${unit === '1' ? '' : ` ${unit}`}`,
  );
  return `${method.name[language]}：${shown.join('；')}`;
}

function factorSources(node: Explanation): readonly string[] {
  const own = node.origin === 'factor' && node.source !== undefined ? [node.source] : [];
  return [...own, ...node.inputs.flatMap(factorSources)];
}

function significant(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}
