import type { Change } from '../../../models/portfolio.ts';
import { changeSentence } from '../../catalogue/change-sentence.ts';
import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { paths, withFragment } from '../../paths.ts';
import { scenarioChain } from '../../services/scenarios/load-scenarios.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { lastRuns, type LastRun } from '../../services/scenarios/run-headlines.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { filterWords } from '../filter-words.ts';
import { ignoredIn } from '../ignored.ts';
import { laboratoryTabs } from '../laboratory-tabs.ts';
import { tableFile } from '../table-file.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { apiScenario } from '../scenario-shape.ts';
import { wholeList } from '../whole-list.ts';
import { metText, signedTonnes } from './difference-text.ts';
import { presetChoices } from './presets.ts';
import { scenariosTable } from './scenarios-table.ts';

/** As many changes of a scenario stand in its row. */
const CHANGES_LISTED = 2;

/** What ifs of the programme, the latest changed first, each with what its last run said. */
export async function listScenarios(request: Request_, db: Reader): Promise<Reply> {
  const { programme, locale, t, person, query } = request;
  const key = { city: programme.city, programme: programme.id };
  const withArchived = query.get('archived') === '1';
  const all = await scenariosOf(db, key, true);
  const lists = await cityLists(db, programme, locale);
  const runs = await lastRuns(db, key);
  const shown = all.filter(({ archived }) => withArchived || archived === 0);
  if (request.format === 'json') return wholeList(shown.map(apiScenario));
  if (request.format !== 'html') {
    const table = scenariosTable(shown, { all, runs, lists, t });
    return tableFile(request, request.format, `${t('scenarios.title')}-${request.asOf}`, table);
  }
  const hidden = all.length - shown.length;
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const maySave = may(person.role, 'scenario.save');
  return page('scenarios/list', {
    title: t('scenarios.title'),
    ignored: ignoredIn(query, { archived: withArchived ? 1 : null }),
    search: withArchived ? '?archived=1' : '',
    tabs: laboratoryTabs(request, 'scenarios'),
    maySave,
    // Who has none yet begins with one of those that are ready-made.
    presets: maySave && shown.length === 0 ? await presetChoices(request, db) : null,
    scenarios: shown.map((row) => {
      const last = runs.get(row.id);
      return { ...listRow(row, names, lists, t), last: last === undefined ? null : lastView(last, all, t) };
    }),
    archived:
      hidden > 0
        ? { href: paths.scenarios.to({ archived: 1 }), text: t('scenarios.show-archived', { count: hidden }) }
        : null,
  });
}

function listRow(row: ScenariosTable, names: ReadonlyMap<string, string>, lists: CityLists, t: Translate) {
  const changes = JSON.parse(row.changes) as Change[];
  const listed = changes.length <= CHANGES_LISTED + 1 ? changes : changes.slice(0, CHANGES_LISTED);
  return {
    href: paths.scenario.to({ id: row.id }),
    id: row.id,
    name: row.name,
    archived: row.archived === 1,
    note: row.note ?? '',
    parent: row.parent === null ? '' : t('scenarios.inherits', { name: names.get(row.parent) ?? row.parent }),
    changes: listed.map((change) => changeSentence(change, filterWords(lists, t))),
    more: listed === changes ? null : t('scenarios.more-changes', { count: changes.length - listed.length }),
    author: row.author,
    updated: shanghaiMinute(row.updated),
  };
}

/** What the last run said, and whether the changes (its own or inherited ones) were edited after it. */
function lastView({ run, headline }: LastRun, all: readonly ScenariosTable[], t: Translate) {
  const changes = scenarioChain(all, run.scenario!).flatMap((one) => one.changes ?? []);
  return {
    href: withFragment(paths.scenario.to({ id: run.scenario! }, { run: run.id }), 'result'),
    id: run.id,
    nox: signedTonnes(headline.nox),
    voc: signedTonnes(headline.voc),
    met: metText(headline.met, t),
    incomplete: headline.incomplete,
    edited: JSON.stringify(changes) !== run.changes,
  };
}
