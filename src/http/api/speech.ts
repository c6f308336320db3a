import { judgeSpeech } from '../../catalogue/speech/judge-speech.ts';
import type { Reader } from '../../db/reader.ts';
import { explain } from '../../services/briefing/speech/explain-verdict.ts';
import { gatherSpeech } from '../../services/briefing/speech/gather-speech.ts';
import { tellFigure } from '../../services/briefing/tell-figure.ts';
import { json, problem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { speechSchema } from './sheet-shapes.ts';
import { wrongFields } from './sheet-acts.ts';

/** 讲话稿对账: every number of a text with its verdict, and the sentence that says it right. Keeps nothing. */
export async function checkSpeech(request: Request_, db: Reader): Promise<Reply> {
  const { programme, scope, locale, t, json: sent } = request;
  const read = speechSchema.safeParse(sent ?? null);
  if (!read.success) return problem(422, wrongFields(read.error.issues, request));
  const { text, as_of: asOf = request.asOf } = read.data;
  const of = await gatherSpeech(db, { programme, scope, asOf }, { locale, t });
  const numbers = judgeSpeech(text, of.record).map((verdict) => {
    const { mention, colour, fault, is, meant } = verdict;
    const figure = colour === 'right' ? is : meant;
    const told = figure === null ? null : tellFigure(figure, of, t);
    return {
      ...{ text: mention.text, start: mention.start, end: mention.end, verdict: colour, fault },
      why: colour === 'right' ? null : explain(verdict, of, t),
      meant: told && { label: told.label, printed: told.printed, basis: told.basis, sentence: told.sentence },
    };
  });
  const count = (colour: string) => numbers.filter(({ verdict }) => verdict === colour).length;
  return json({ as_of: asOf, right: count('right'), wrong: count('wrong'), unknown: count('unknown'), numbers });
}
