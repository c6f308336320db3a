import type { Translate } from '../../../words/messages.ts';
import { addDays } from '../../../words/day.ts';
import { paragraphsOf } from '../issue/edited-sheet.ts';
import { dayText } from '../sentences.ts';
import type { Sheet } from '../sheet.ts';

/** Days after its own within which a reminder may ask for its answer. */
const LATEST = 366;

/**
 * 督办单: the one day its requirement names after it was edited is the day its answer is due, on the reply slip too. A text that still names the
 * day first set, no day or several changes nothing.
 */
export function withMovedDeadline(sheet: Sheet, asOf: string, t: Translate): Sheet {
  const { task, body } = sheet;
  const requirement = paragraphsOf(body).find(({ id, edited }) => id === 'require' && edited === true);
  if (task === undefined || requirement === undefined) return sheet;
  const first = dayText(task.due, t);
  if (names(requirement.text, first)) return sheet;
  const named = Array.from({ length: LATEST }, (_, index) => addDays(asOf, index + 1)).filter((day) =>
    names(requirement.text, dayText(day, t)),
  );
  const [due] = named;
  if (due === undefined || named.length > 1) return sheet;
  const slip = (label: string) => label.replace(first, dayText(due, t));
  return {
    ...sheet,
    task: { ...task, due },
    body: body.map((block) => (block.type === 'blank' ? { ...block, label: slip(block.label) } : block)),
  };
}

/** Is the day said, and not as the end of a longer number (1 July in 11 July)? */
function names(text: string, day: string): boolean {
  const at = text.indexOf(day);
  return at >= 0 && !/\d/.test(text[at - 1] ?? '');
}
