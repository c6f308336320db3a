import { fieldOf } from '../../catalogue/fields.ts';
import type { Problem } from '../../catalogue/problem.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { targetsOf } from '../../db/targets.ts';
import { loadModelFiles } from '../../model-files.ts';
import { draftRecord } from '../../services/projects/draft-record.ts';
import { estimateProject, ownView } from '../../services/figures/estimate-project.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { measuresOf } from '../../services/projects/read-typed-project.ts';
import { actorOf } from '../actor.ts';
import { derivationView } from '../derivation.ts';
import { wordProblems } from '../problems.ts';
import type { Request_ } from '../request.ts';
import { estimateView } from './estimate-view.ts';
import { readForm } from './read-form.ts';
import type { TypedProject } from './typed-project.ts';

/** The estimate beside the form: what can be worked out from what is typed so far, and why the rest cannot. */
export async function formEstimate(request: Request_, db: Reader, typed: TypedProject, current: ProjectRecord | null) {
  const { t, locale, programme, asOf } = request;
  const read = await readForm(request, db, typed, current);
  if (!read.ok)
    return {
      estimate: null,
      derivations: [],
      notes: [],
      missing: await missingWords(read.problems, typed, request),
    };
  const derivations = read.value.worked.map(({ result }) => derivationView(result.derivation, locale, t));
  const notes = wordProblems(read.value.notes, t).map(({ message }) => message);
  const context = { actor: actorOf(request), scope: request.scope, asOf };
  const record = await draftRecord(db, context, read.value.input, current);
  const none = { estimate: null, derivations, notes, missing: [t('projects.estimate-needs')] };
  if (record === null) return none;
  const key = { city: programme.city, programme: programme.id };
  const estimate = estimateProject(await ledgerOutcome(db, key, asOf), record);
  if (estimate === null) return none;
  const view = estimateView(ownView(estimate, request.scope), await targetsOf(db, key), t);
  return { estimate: view, derivations, notes, missing: [] };
}

const NAMED_AT_MOST = 4;

/** What is still missing for an estimate, each with the name of its field or of its method's input. */
async function missingWords(
  problems: readonly Problem[],
  typed: TypedProject,
  { t, locale }: Request_,
): Promise<string[]> {
  const { methods } = await loadModelFiles();
  const label = ({ field }: Problem): string => {
    const list = /^(tranches|windows)\./.exec(field);
    if (list !== null) return t(`projects.${list[1]!}`);
    const input = /^measures\.(\d+)\.inputs\.(.+)$/.exec(field);
    if (input === null) return fieldOf(field) === undefined ? '' : t(`fields.${field}`);
    const measure = measuresOf(typed.measures)[Number(input[1])];
    return methods.get(measure?.method ?? '')?.definition.inputs[input[2]!]?.name[locale === 'en' ? 'en' : 'zh'] ?? '';
  };
  const words = wordProblems(problems, t).map(({ message }, index) => {
    const name = label(problems[index]!);
    return name === '' ? message : `${name}${t('projects.colon')}${message}`;
  });
  return [...new Set(words)].slice(0, NAMED_AT_MOST);
}
