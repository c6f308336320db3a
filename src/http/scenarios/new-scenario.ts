import type { Reader, Writer } from '../../db/reader.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { saveScenario } from '../../services/scenarios/save-scenario.ts';
import { actorOf } from '../actor.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { aboutForm, typedAbout, type TypedAbout } from './about-form.ts';
import { changeForm } from './change-form.ts';
import { presetChoices, sendPreset } from './presets.ts';
import { aboutProblems, saveProblems } from './save-problems.ts';
import { pairsOf, settleChange, typedChange, type SettledChange } from './typed-change.ts';

/** An empty form, or one whose projects the list's address already chose. */
export async function showNewScenario(request: Request_, db: Reader): Promise<Reply> {
  const settled = await settleChange(request, db, typedChange(request.query, request.programme.year));
  return formPage(request, db, { name: '', note: '', parent: '' }, settled, []);
}

/** `preset` makes that scenario; `do=preview` says how many projects the filter means and keeps what was typed; anything else saves. */
export async function sendNewScenario(request: Request_, trx: Writer): Promise<Reply> {
  const { form, programme, t, asOf } = request;
  const preset = form.get('preset')?.[0];
  if (preset !== undefined) return sendPreset(request, trx, preset);
  const about = typedAbout(form);
  const settled = await settleChange(request, trx, typedChange(pairsOf(form), programme.year));
  if (form.get('do')?.[0] === 'preview') return formPage(request, trx, about, settled, []);

  if (settled.change === null) {
    const problems = [...aboutProblems(about, t), ...wordProblems(settled.problems, t)];
    return formPage(request, trx, about, settled, problems);
  }
  const key = { city: programme.city, programme: programme.id };
  const save = await saveScenario(trx, actorOf(request), key, asOf, {
    id: null,
    version: null,
    name: about.name,
    parent: about.parent === '' ? null : about.parent,
    changes: [settled.change],
    note: about.note === '' ? null : about.note,
  });
  if (save.kind === 'invalid') return formPage(request, trx, about, settled, saveProblems(save, t));
  if (save.kind === 'stale') throw new Error('a scenario that is new has no version before it');
  const { id, name } = save.scenario;
  return redirect(paths.scenario.to({ id }), { notice: t('scenarios.created', { name }) });
}

async function formPage(
  request: Request_,
  db: Reader,
  about: TypedAbout,
  settled: SettledChange,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { programme, locale, t } = request;
  const scenarios = await scenariosOf(db, { city: programme.city, programme: programme.id });
  const lists = await cityLists(db, programme, locale);
  const data = {
    title: t('scenarios.new'),
    crumbs: [{ label: t('scenarios.title'), href: paths.scenarios.to() }],
    errors,
    presets: await presetChoices(request, db),
    about: aboutForm(about, scenarios, null, errors, t),
    change: changeForm(settled, errors, lists, t),
    cancel: paths.scenarios.to(),
  };
  return page('scenarios/new', data, { status: errors.length > 0 ? 422 : 200 });
}
