import { POLLUTANTS } from '../../models/vocabulary.ts';
import type { Explanation } from '../../models/formula/explanation.ts';
import type { Derivation } from '../../models/method-derivation.ts';
import type { Locale, Translate } from '../words/messages.ts';
import { significant } from '../words/number.ts';
import { unitText } from '../words/unit.ts';

/** Everything `views/parts/derivation.hbs` names for one value of a derivation and what it rests on. */
export interface DerivationNode {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly origin: string;
  readonly words: string | null;
  /** MathML made by the model from its own formula; every text in it is escaped there. */
  readonly mathml: string | null;
  readonly source: string | null;
  /** Opened when the page opens: the results themselves, not what lies below. */
  readonly open: boolean;
  readonly inputs: readonly DerivationNode[];
}

export interface DerivationView {
  readonly method: {
    readonly id: string;
    readonly name: string;
    readonly words: string;
    readonly source: string;
    readonly confidence: string;
  };
  readonly outputs: readonly DerivationNode[];
}

/** A derivation in the reader's language: the method, and a tree from each result down to what was entered or taken from a source. */
export function derivationView({ method, outputs }: Derivation, locale: Locale, t: Translate): DerivationView {
  const language = locale === 'en' ? 'en' : 'zh';
  return {
    method: {
      id: method.id,
      name: method.name[language],
      words: method.words[language],
      source: method.source,
      confidence: t('derivation.confidence', { percent: Math.round(method.confidence * 100) }),
    },
    outputs: results(outputs).map((output) => ({ ...nodeView(output, language, t), open: true })),
  };
}

/** The reductions themselves; steps shown beside them stand inside their trees anyway. */
function results(outputs: readonly Explanation[]): readonly Explanation[] {
  const reductions = outputs.filter(({ name }) => POLLUTANTS.some((pollutant) => pollutant === name));
  return reductions.length > 0 ? reductions : outputs;
}

function nodeView(node: Explanation, language: 'zh' | 'en', t: Translate): DerivationNode {
  return {
    label: node.label[language],
    value: significant(node.value),
    unit: unitText(node.unit),
    origin: t(`derivation.origin-${node.origin}`),
    words: node.words?.[language] ?? null,
    mathml: node.mathml?.[language] ?? null,
    source: node.source === undefined ? null : sourceText(node, t),
    open: false,
    inputs: node.inputs.map((input) => nodeView(input, language, t)),
  };
}

function sourceText({ source = '', confidence, review_by: reviewBy }: Explanation, t: Translate): string {
  const sure =
    confidence === undefined ? '' : t('derivation.source-confidence', { percent: Math.round(confidence * 100) });
  const review = reviewBy === undefined ? '' : t('derivation.source-review', { day: reviewBy });
  return `${source}${sure}${review}`;
}
