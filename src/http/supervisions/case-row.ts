import { overdueDays, type SupervisionState } from '../../catalogue/supervision.ts';
import type { Supervision } from '../../db/supervisions.ts';
import { issueText, numberOf } from '../../services/briefing/issue/issued-form.ts';
import type { CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';

/** A case in words, as lists and its page name it. */
export function caseRow(row: Supervision, lists: CityLists, asOf: string, t: Translate) {
  const days = overdueDays(row, asOf);
  return {
    number: issueText(row.kind, numberOf(row)!, t),
    unit: [...lists.districts, ...lists.areas].find(({ id }) => id === row.unit)?.name ?? row.unit,
    asOf: row.as_of,
    issued: shanghaiMinute(row.issued!),
    due: row.due,
    overdue: days > 0 ? t('supervisions.overdue', { days }) : null,
    state: t(`supervisions.state.${row.state}`),
    chip: days > 0 ? 'is-red' : CHIPS[row.state],
  };
}

const CHIPS: Readonly<Record<SupervisionState, string>> = {
  waiting: 'is-yellow',
  answered: 'is-blue',
  returned: 'is-red',
  closed: 'is-green',
  void: 'is-grey',
};
