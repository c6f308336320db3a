import type { SheetTable } from '../../exchange/sheet.ts';
import type { CityLists } from '../../services/options.ts';
import type { UndoItem } from '../../services/changes/plan-undo.ts';
import { nowOf, type UndoPreview } from '../../services/changes/undo-batch.ts';
import type { Translate } from '../../words/messages.ts';
import { changeLines, fieldName } from '../change-lines.ts';
import { wordProblems } from '../problems.ts';
import { clauses } from '../../words/joined.ts';

/** The projects of a batch that cannot go back, and why. */
export function staysOf({ items, refused }: UndoPreview, t: Translate) {
  return [
    ...nowOf(items, 'gone').map((record) => ({ record, isGone: true, why: t('batches.left.gone') })),
    ...refused.map(({ record, problems }) => ({
      record,
      isGone: false,
      why: clauses(
        wordProblems(problems, t).map(
          ({ message }, index) => `${fieldName(problems[index]!.field, t)}${t('projects.colon')}${message}`,
        ),
        t,
      ),
    })),
  ];
}

/** What somebody changed after the batch, in words: before it, what it wrote, now; nothing stood before what it entered. */
export function movedLines(
  { target, fields }: Extract<UndoItem, { kind: 'changed-since' }>,
  lists: CityLists,
  t: Translate,
) {
  return fields.map(({ field: key, was, wrote, now }) => {
    const [line] = changeLines([{ field: key, from: wrote, to: now }], lists, t);
    const [before] = changeLines([{ field: key, from: was, to: was }], lists, t);
    return { field: line!.field, was: target === null ? null : before!.from, wrote: line!.from, now: line!.to };
  });
}

/** Every project that would not go back by itself: one row for each field somebody changed, one for each that cannot go back. */
export function undoTable(preview: UndoPreview, lists: CityLists, t: Translate): SheetTable {
  const moved = preview.items.filter((item) => item.kind === 'changed-since');
  const text = (header: string, width: number) => ({ header: t(header), format: '@', width });
  return {
    name: t('batches.left-file'),
    columns: [
      text('batches.project', 18),
      text('batches.name', 36),
      text('batches.why', 36),
      text('batches.field', 16),
      text('batches.was', 24),
      text('batches.wrote', 24),
      text('batches.now', 24),
    ],
    rows: [
      ...moved.flatMap(
        (item) =>
        movedLines(item, lists, t).map(({ field, was, wrote, now }) => [
          item.now.id, item.now.name, t('batches.undo-changed-since'), field, was, wrote, now,
        ]), // prettier-ignore
      ),
      ...staysOf(preview, t).map(({ record, why }) => [record.id, record.name, why, null, null, null, null]),
    ],
  };
}
