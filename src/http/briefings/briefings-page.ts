import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { latestRuns, type RunHead } from '../../db/runs.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import { paths } from '../../paths.ts';
import { KINDS } from '../../services/briefing/kinds.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { isCurrent } from '../../services/run-freshness.ts';
import { sheetsIn } from '../../db/sheets.ts';
import { field } from '../field.ts';
import type { FieldProblem, PageData } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { sheetLink } from './addresses.ts';
import { sheetRow } from './sheet-rows.ts';

/** What was typed into the form, and what was wrong with it. */
interface Typed {
  readonly scenario: string;
  readonly asOf: string;
  readonly errors: readonly FieldProblem[];
}

const SHOWN = 10;
const BULLETIN = { kind: 'bulletin', zone: null, district: null, project: null, query: null } as const;

/** Which sheets there are, the form that makes one, and the one chosen as it lies on the desk. */
export async function briefingsPage(request: Request_, db: Reader, typed?: Typed): Promise<PageData> {
  const { t, scope, person, programme } = request;
  const title = t('briefings.title');
  const wholeCity = scope.district === null;
  const runs = wholeCity ? await latestRuns(db, scope, SHOWN) : [];
  const fresh = await Promise.all(runs.map((run) => isCurrent(db, programme, run)));
  const current = runs.filter((_, index) => fresh[index]);
  const wanted = request.query.get('run');
  const chosen = wanted === null ? current[0] : current.find(({ id }) => id === wanted);
  const values = typed ?? { scenario: chosen?.scenario ?? '', asOf: chosen?.as_of ?? request.asOf, errors: [] };
  return {
    title,
    errors: values.errors,
    kinds: KINDS.map((kind) => ({
      name: t(`briefings.kind.${kind}`),
      note: t(`briefings.kind-note.${kind}`),
      href: chosen === undefined ? null : sheetLink(chosen.id, { ...BULLETIN, kind }),
    })),
    ...(await sheetLists(request, db)),
    wholeCity,
    speech: paths.speech.to(),
    form: wholeCity && may(person.role, 'scenario.run') ? await formOf(request, db, values) : null,
    stale: wanted !== null && chosen === undefined,
    preview: chosen === undefined ? null : linksOf(chosen),
    runs: runs.map((run) => rowOf(run, current.includes(run), t)),
  };
}

const LISTED = 50;

/** Drafts on their way (for whoever writes them), and what was issued or withdrawn. */
async function sheetLists({ t, scope, person }: Request_, db: Reader) {
  const mayDraft = may(person.role, 'briefing.draft');
  const drafts = mayDraft ? await sheetsIn(db, scope, ['draft', 'reviewed'], LISTED) : [];
  const issued = await sheetsIn(db, scope, ['issued', 'withdrawn'], LISTED);
  return {
    drafts: drafts.map((row) => sheetRow(row, t)),
    issued: issued.map((row) => sheetRow(row, t)),
    begin: mayDraft ? paths.draftSheets.to() : null,
  };
}

async function formOf({ t, scope }: Request_, db: Reader, { scenario, asOf, errors }: Typed) {
  const choices = (await scenariosOf(db, scope)).map(({ id, name }) => ({ value: id, label: name }));
  const none = { value: '', label: t('briefings.no-scenario') };
  return {
    action: paths.briefings.to(),
    fields: [
      field(
        {
          name: 'scenario',
          label: t('briefings.field.scenario'),
          value: scenario,
          control: 'select',
          choices: [none, ...choices],
        },
        errors,
      ),
      field({ name: 'as_of', label: t('briefings.field.as-of'), value: asOf, control: 'date', required: true }, errors),
    ],
  };
}

function linksOf({ id }: RunHead) {
  return {
    sheet: sheetLink(id, BULLETIN),
    html: sheetLink(id, BULLETIN, 'html'),
    pdf: sheetLink(id, BULLETIN, 'pdf'),
    xlsx: sheetLink(id, BULLETIN, 'xlsx'),
  };
}

function rowOf(run: RunHead, isCurrent: boolean, t: Request_['t']) {
  return {
    id: run.id,
    href: isCurrent ? paths.briefings.to({ run: run.id }) : null,
    name: run.scenario_name,
    asOf: run.as_of ?? '—',
    created: shanghaiMinute(run.created),
    by: run.created_by,
    state: t(isCurrent ? 'briefings.run.current' : 'briefings.run.stale'),
  };
}
