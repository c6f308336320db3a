import { judgeSpeech, type Verdict } from '../../catalogue/speech/judge-speech.ts';
import { saidDays } from '../../catalogue/speech/said-days.ts';
import { plainSigns } from '../../catalogue/speech/plain-signs.ts';
import { unevenShares } from '../../catalogue/speech/uneven-shares.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { gatherSpeech, type SpeechFacts } from '../../services/briefing/speech/gather-speech.ts';
import { mendedSentences } from '../../services/briefing/speech/mended-sentence.ts';
import { dayText } from '../../services/briefing/sentences.ts';
import { tellFigure } from '../../services/briefing/tell-figure.ts';
import { isDay } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { number } from '../../words/number.ts';
import { field } from '../field.ts';
import type { FieldProblem, PageData } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { explain } from '../../services/briefing/speech/explain-verdict.ts';
import { briefingTabs } from '../briefing-tabs.ts';

/** Signs of a text checked at once: more than an hour's speech. */
const MOST_SIGNS = 20_000;
const SIGNS = { right: '✓', wrong: '×', unknown: '○' } as const;

export interface TypedSpeech {
  readonly text: string;
  readonly asOf: string;
}

/** Why a text is not checked; null when it is. */
export function refusedSpeech({ text, asOf }: TypedSpeech, { t, programme }: Request_): FieldProblem | null {
  if (text.trim() === '') return { field: 'text', message: t('speech.empty') };
  if (text.length > MOST_SIGNS)
    return { field: 'text', message: t('speech.too-long', { size: text.length, most: MOST_SIGNS }) };
  return isDay(asOf) ? null : { field: 'as_of', message: t('speech.bad-day', { year: programme.year }) };
}

/** The form, and what was found wrong with what was typed in it. */
export function speechForm(
  request: Request_,
  { text, asOf }: TypedSpeech,
  errors: readonly FieldProblem[] = [],
): PageData {
  const { t, scope } = request;
  const hint = t('speech.text-hint', { most: MOST_SIGNS });
  return {
    title: t('speech.title'),
    tabs: briefingTabs(request, 'speech'),
    errors,
    action: paths.speech.to(),
    ownDistrict: scope.district !== null,
    text: field(
      {
        name: 'text',
        label: t('speech.field.text'),
        value: text,
        control: 'textarea',
        required: true,
        wide: true,
        hint,
      },
      errors,
    ),
    day: field({ name: 'as_of', label: t('speech.field.as-of'), value: asOf, control: 'date', required: true }, errors),
    answer: null,
  };
}

/** The form with every number of the text judged. */
export async function speechAnswer(request: Request_, db: Reader, typed: TypedSpeech): Promise<PageData> {
  const { programme, scope, t, locale } = request;
  // What a browser sends has CR LF; a stop is LF.
  const text = typed.text.replaceAll('\r\n', '\n');
  const of = await gatherSpeech(db, { programme, scope, asOf: typed.asOf }, { locale, t });
  const verdicts = judgeSpeech(text, of.record);
  return { ...speechForm(request, { ...typed, text }), answer: answerOf(text, verdicts, of, t) };
}

function answerOf(text: string, verdicts: readonly Verdict[], of: SpeechFacts, t: Translate) {
  const { asOf } = of.record;
  const numbered = verdicts.map((verdict, index) => ({ verdict, index: index + 1 }));
  const lines = (colour: Verdict['colour']) => numbered.filter(({ verdict }) => verdict.colour === colour);
  const [right, wrong, unknown] = [lines('right'), lines('wrong'), lines('unknown')];
  const day = dayText(asOf, t);
  const count = { all: verdicts.length, right: right.length, wrong: wrong.length, unknown: unknown.length };
  return {
    summary: verdicts.length === 0 ? t('speech.no-numbers') : t('speech.summary', { ...count, day }),
    otherDays: otherDays(text, asOf).map((said) => t('speech.other-day', { said: dayText(said, t), day })),
    shares: unevenShares(
      text,
      verdicts.map(({ mention }) => mention),
    ).map(({ first, count: shares, sum }) => t('speech.shares', { first, count: shares, sum: number(sum, 1) })),
    pieces: piecesOf(text, numbered, t),
    wrong: wrongSentences(text, verdicts, of, t),
    right: right.map(({ verdict, index }) => rightLine(verdict, index, of, t)),
    unknown: unknown.map(({ verdict, index }) => ({ ...named(verdict, index), why: explain(verdict, of, t) })),
  };
}

interface Numbered {
  readonly verdict: Verdict;
  readonly index: number;
}

function named({ mention }: Verdict, index: number) {
  return { index, text: mention.text };
}

/** The text cut at its numbers, which carry their sign and the number of their line. */
function piecesOf(text: string, numbered: readonly Numbered[], t: Translate) {
  const pieces: object[] = [];
  let at = 0;
  for (const { verdict, index } of numbered) {
    const { mention, colour } = verdict;
    pieces.push({ text: text.slice(at, mention.start) });
    const word = t(`speech.verdict.${colour}`);
    pieces.push({ text: mention.text, mark: { colour, sign: SIGNS[colour], word, index } });
    at = mention.end;
  }
  return [...pieces, { text: text.slice(at) }];
}

/** What is wrong sentence by sentence: each number with its reason, then the sentence put right and those of the brief. */
function wrongSentences(text: string, verdicts: readonly Verdict[], of: SpeechFacts, t: Translate) {
  // 慢 and 快 stand before the number already.
  const printed = ({ meant }: Verdict) =>
    meant === null ? '' : tellFigure(meant, of, t).printed.replace(/^[快慢]/, '');
  return mendedSentences(text, verdicts, printed).map(({ wrong, mended }) => {
    const lines = wrong.map((verdict) => {
      const told = verdict.meant === null ? null : tellFigure(verdict.meant, of, t);
      return {
        ...named(verdict, verdicts.indexOf(verdict) + 1),
        why: explain(verdict, of, t),
        basis: told?.basis ?? '',
        list: told?.list ?? null,
        label: told?.label ?? '',
        sentence: told?.sentence ?? null,
      };
    });
    const sentences = [...new Set(lines.flatMap(({ sentence }) => sentence ?? []))];
    return { lines, mended, sentences: sentences.filter((sentence) => sentence !== mended) };
  });
}

function rightLine(verdict: Verdict, index: number, of: SpeechFacts, t: Translate) {
  return { ...named(verdict, index), ...tellFigure(verdict.is!, of, t) };
}

function otherDays(text: string, asOf: string): readonly string[] {
  return [...new Set(saidDays(plainSigns(text), asOf).map(({ day }) => day))].filter((day) => day !== asOf);
}
