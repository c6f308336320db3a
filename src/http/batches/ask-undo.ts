import { findBatch } from '../../db/batches.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import type { UndoItem } from '../../services/changes/plan-undo.ts';
import { nowOf, previewUndo, undoBatch, type UndoPreview } from '../../services/changes/undo-batch.ts';
import { grouped } from '../../words/number.ts';
import { actorOf } from '../actor.ts';
import { changeLines } from '../change-lines.ts';
import { field } from '../field.ts';
import { BadRequest } from '../errors.ts';
import { ignoredIn } from '../ignored.ts';
import { impactView } from '../impact-view.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Form, Request_ } from '../request.ts';
import { csvFile } from '../table-file.ts';
import { movedLines, staysOf, undoTable } from './undo-file.ts';

/** So many projects with a choice each are shown; whatever is beyond them is left as it is. */
const CHOICES_SHOWN = 200;
const SAMPLES_SHOWN = 10;

/** What taking the batch back would do, before anybody presses the button. */
export async function askUndo(request: Request_, db: Reader): Promise<Reply> {
  return undoPage(request, db, []);
}

/** Takes the batch back, with whatever was chosen for the projects that changed since. */
export async function sendUndo(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf, form } = request;
  const id = request.params['id'] ?? '';
  if ((await findBatch(trx, scope, id)) === undefined) return notFound();
  const reason = form.get('reason')?.[0]?.trim() ?? '';
  const context = { actor: actorOf(request, reason === '' ? t('batches.undoes', { id }) : reason), scope, asOf };
  const done = await undoBatch(trx, context, id, choicesOf(form));
  if (done.kind === 'undone')
    return redirect(paths.batch.to({ id: done.batch }), { notice: t('batches.undo-done', { id }) });
  const message = done.kind === 'nothing' ? t('batches.undo-nothing') : t(`batches.refused.${done.refusal}`);
  return undoPage(request, trx, [{ field: '', message }]);
}

/** `back` holds the number and the version of every project that goes back although it changed since: `QD-2023-0001-6@4`. */
function choicesOf(form: Form): ReadonlyMap<string, number> {
  const chosen = new Map<string, number>();
  for (const [name, values] of form) {
    if (name === 'reason') continue;
    if (name !== 'back') throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
    for (const value of values) {
      const part = /^([^@]{1,64})@(\d{1,9})$/.exec(value);
      if (part !== null) chosen.set(part[1]!, Number(part[2]));
    }
  }
  return chosen;
}

async function undoPage(request: Request_, db: Reader, errors: readonly FieldProblem[]): Promise<Reply> {
  const { t, scope, asOf, programme, locale } = request;
  const id = request.params['id'] ?? '';
  if ((await findBatch(db, scope, id)) === undefined) return notFound();
  const preview = await previewUndo(db, { actor: actorOf(request), scope, asOf }, id);
  const lists = await wordedLists(db, programme, locale);
  if (request.format === 'csv' && !('refusal' in preview))
    return csvFile(`${t('batches.left-file')}_${id}`, undoTable(preview, lists, t));
  const common = {
    title: t('batches.undo-title', { id }),
    ignored: ignoredIn(request.query, {}),
    crumbs: [
      { label: t('batches.title'), href: paths.batches.to() },
      { label: t('batches.one', { id }), href: paths.batch.to({ id }) },
    ],
    errors,
    back: paths.batch.to({ id }),
    action: paths.undoBatch.to({ id }),
    reason: field({ name: 'reason', label: t('batches.reason'), value: '', maxLength: 500, wide: true }, errors),
  };
  const status = errors.length > 0 ? 422 : 200;
  if ('refusal' in preview) {
    const refusal = t(`batches.refused.${preview.refusal}`);
    return page('batches/undo', { ...common, refusal, preview: null }, { status });
  }
  return page('batches/undo', { ...common, refusal: null, preview: previewView(id, preview, lists, t) }, { status });
}

function previewView(id: string, preview: UndoPreview, lists: CityLists, t: Request_['t']) {
  const { items, refused } = preview;
  const sets = items.filter((item) => item.kind === 'set');
  const moved = items.filter((item) => item.kind === 'changed-since');
  const stays = staysOf(preview, t);
  const out = new Set(refused.map(({ record }) => record.id));
  const going = sets.filter(({ now }) => !out.has(now.id));
  const count = (name: string, number: number) => ({ name: t(`batches.undo-${name}`), value: grouped(number) });
  const able = going.length + nowOf(items, 'remove').length + nowOf(items, 'bring-back').length;
  return {
    able,
    possible: able > 0 || moved.length > 0,
    counts: [
      count('set', going.length),
      count('remove', nowOf(items, 'remove').length),
      count('bring-back', nowOf(items, 'bring-back').length),
      count('changed-since', moved.length),
      count('stays', nowOf(items, 'same').length + nowOf(items, 'gone').length + refused.length),
    ],
    impact: impactView(preview.impact, lists, t),
    samplesTitle:
      going.length > SAMPLES_SHOWN
        ? t('batches.samples', { shown: SAMPLES_SHOWN, count: going.length })
        : t('batches.samples-all', { count: going.length }),
    samples: going.slice(0, SAMPLES_SHOWN).map(({ now, target }) => ({
      id: now.id,
      name: now.name,
      href: paths.project.to({ id: now.id }),
      changes: changeLines(differences(now, target), lists, t),
    })),
    moved: moved.slice(0, CHOICES_SHOWN).map((item) => movedView(item, lists, t)),
    movedMore: moved.length > CHOICES_SHOWN ? t('batches.moved-more', { count: moved.length - CHOICES_SHOWN }) : null,
    stays: stays.slice(0, CHOICES_SHOWN).map(({ record, isGone, why }) => ({
      id: record.id,
      name: record.name,
      href: isGone ? null : paths.project.to({ id: record.id }),
      why,
    })),
    staysTitle: t('batches.stays', { count: stays.length }),
    staysMore: stays.length > CHOICES_SHOWN ? t('batches.stays-more', { count: stays.length - CHOICES_SHOWN }) : null,
    file: moved.length + stays.length > 0 ? `${paths.undoBatch.to({ id })}.csv` : null,
  };
}

function movedView(item: Extract<UndoItem, { kind: 'changed-since' }>, lists: CityLists, t: Request_['t']) {
  const { now, target } = item;
  return {
    id: now.id,
    name: now.name,
    href: paths.project.to({ id: now.id }),
    choice: `${now.id}@${String(now.version)}`,
    restore: t(target === null ? 'batches.choose-remove' : 'batches.choose-restore'),
    fields: movedLines(item, lists, t),
  };
}

function differences(now: object, target: object) {
  const [from, to] = [now, target] as readonly Readonly<Record<string, unknown>>[];
  return Object.keys(from!)
    .filter((key) => JSON.stringify(from![key]) !== JSON.stringify(to![key]))
    .map((key) => ({ field: key, from: from![key], to: to![key] }));
}
