import type { Change } from '../../../models/portfolio.ts';
import { changeSentence } from '../../catalogue/change-sentence.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import type { CityLists } from '../../services/options.ts';
import type { LastRun } from '../../services/scenarios/run-headlines.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { filterWords } from '../filter-words.ts';
import { metText } from './difference-text.ts';

/** Scenarios with their own changes in words and what the last run said against the baseline, in tonnes. */
export function scenariosTable(
  rows: readonly ScenariosTable[],
  facts: {
    readonly all: readonly ScenariosTable[];
    readonly runs: ReadonlyMap<string, LastRun>;
    readonly lists: CityLists;
    readonly t: Translate;
  },
): SheetTable {
  const { all, runs, lists, t } = facts;
  const head = (key: string) => t(`scenarios.${key}`);
  const text = (header: string, width = 16) => ({ header, format: '@', width });
  const figure = (header: string) => ({ header, format: 'General', width: 18 });
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const columns = [
    text(head('column-id')), text(head('name'), 24), text(head('parent'), 24), text(head('changes'), 60), text(head('note'), 30), text(head('last-run')),
    figure(`${head('tile-nox')}${head('in-tonnes')}`), figure(`${head('tile-voc')}${head('in-tonnes')}`), text(head('tile-met')), text(head('author')),
    text(head('updated'), 20),
  ]; // prettier-ignore
  const lines = rows.map((row) => {
    const last = runs.get(row.id);
    const changes = JSON.parse(row.changes) as Change[];
    return [
      row.id,
      row.name,
      row.parent === null ? null : (names.get(row.parent) ?? row.parent),
      changes.map((change) => changeSentence(change, filterWords(lists, t))).join('\n'),
      row.note,
      last?.run.id ?? null,
      last?.headline.nox ?? null,
      last?.headline.voc ?? null,
      last === undefined ? null : metText(last.headline.met, t),
      row.author,
      shanghaiMinute(row.updated),
    ];
  });
  return { name: t('scenarios.title'), columns, rows: lines };
}
