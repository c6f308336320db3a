import { sql, type Kysely, type Migration } from 'kysely';
import { addDays, longDay, longDayEnglish } from '../../words/day.ts';

/** Days a unit had to answer where its sheet does not say another day, and the latest it can say. */
const DAYS = 15;
const LATEST = 366;
/** The cell of a row of the list that says how many days a project is late, and the one with its name and number. */
const LATE_CELL = 5;
const NAME_CELL = 1;

interface Row {
  readonly city: string;
  readonly programme: string;
  readonly id: string;
  readonly district: string | null;
  readonly as_of: string;
  readonly edits: string;
  readonly issued: string;
  readonly issued_by: string;
  readonly issued_name: string;
  readonly withdrawn: string | null;
  readonly withdrawn_name: string | null;
  readonly withdrawn_reason: string | null;
  readonly html: string;
  readonly parts: string;
}

interface Ending {
  readonly at: string;
  readonly by: string;
  readonly words: string | null;
}

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly district: string;
}

/**
 * A 督办单 that was issued before there were cases gets its own, as it would have had: it waits for its answer, or ended when its sheet was
 * withdrawn or corrected. Whom it went to, by when and how late its projects were is read from the stored sheet. One with a case is left alone.
 */
export const olderSupervisionCases = (): Migration => ({
  async up(db) {
    for (const row of await withoutCase(db)) await keep(db, row);
  },
});

async function withoutCase(db: Kysely<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select sheets.city, sheets.programme, sheets.id, sheets.district, sheets.as_of, sheets.edits, sheets.issued, sheets.issued_by,
      sheets.issued_name, sheets.withdrawn, sheets.withdrawn_name, sheets.withdrawn_reason, sheet_files.html, sheet_figures.parts
    from sheets
    join sheet_files on sheet_files.city = sheets.city and sheet_files.programme = sheets.programme and sheet_files.sheet = sheets.id
    join sheet_figures on sheet_figures.city = sheets.city and sheet_figures.programme = sheets.programme
      and sheet_figures.sheet = sheets.id and sheet_figures.id = 'late'
    where sheets.kind = 'supervision' and sheets.state in ('issued', 'withdrawn')
      and not exists (select 1 from supervision_cases where supervision_cases.city = sheets.city
        and supervision_cases.programme = sheets.programme and supervision_cases.sheet = sheets.id)
    order by sheets.city, sheets.programme, sheets.id`.execute(db);
  return rows;
}

async function keep(db: Kysely<unknown>, row: Row): Promise<void> {
  const projects = (JSON.parse(row.parts) as readonly (readonly [string, number])[]).map(([id]) => id);
  if (projects.length === 0) return;
  const { city, programme, id: sheet } = row;
  const unit = await unitOf(db, row, projects[0]!);
  const ending = await endingOf(db, row);
  const due = dueOf(row);
  const state = ending === null ? 'waiting' : 'void';
  await sql`insert into supervision_cases (city, programme, sheet, unit, district, state, due, version)
    values (${city}, ${programme}, ${sheet}, ${unit.id}, ${unit.district}, ${state}, ${due}, 1)`.execute(db);
  const late = lateDays(row.html, projects);
  for (const project of projects)
    await sql`insert into supervision_projects (city, programme, sheet, project, late_days)
      values (${city}, ${programme}, ${sheet}, ${project}, ${late.get(project) ?? 1})`.execute(db);
  const opened = { act: 'open', words: null, due, at: row.issued, id: row.issued_by, by: row.issued_name };
  const ended = ending === null ? [] : [{ ...ending, act: 'void', due: null, id: '' }];
  for (const [index, step] of [opened, ...ended].entries())
    await sql`insert into supervision_steps (city, programme, sheet, seq, act, words, due, at, by_id, by)
      values (${city}, ${programme}, ${sheet}, ${index + 1}, ${step.act}, ${step.words}, ${step.due}, ${step.at}, ${step.id}, ${step.by})`.execute(
      db,
    );
}

/** The unit of the order, else the one it is addressed to, else where its first project lies. */
async function unitOf(db: Kysely<unknown>, { city, programme, district, html }: Row, project: string): Promise<Unit> {
  const { rows: units } = await sql<Unit>`
    select code as id, name, code as district from districts where city = ${city}
    union all select id, name, district from areas where city = ${city}`.execute(db);
  const addressee = plain(/<p class="addressee">([\s\S]*?)<\/p>/.exec(html)?.[1] ?? '');
  const named = units
    .filter(({ name }) => addressee.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length)
    .at(0);
  const found = district === null ? named : units.find(({ id }) => id === district);
  if (found !== undefined) return found;
  const { rows } = await sql<Pick<Row, 'district'>>`
    select district from projects where city = ${city} and programme = ${programme} and id = ${project}`.execute(db);
  const code = district ?? rows[0]?.district ?? '';
  return { id: code, name: code, district: code };
}

/** When it was withdrawn, or when the sheet that corrects it was issued; null while it stands. */
async function endingOf(db: Kysely<unknown>, row: Row): Promise<Ending | null> {
  const { city, programme, id } = row;
  const { rows } = await sql<Ending>`
    select issued as at, issued_name as by, reason as words from sheets
    where city = ${city} and programme = ${programme} and corrects = ${id} and state in ('issued', 'withdrawn')
    order by total limit 1`.execute(db);
  if (rows[0] !== undefined) return rows[0];
  return row.withdrawn === null
    ? null
    : { at: row.withdrawn, by: row.withdrawn_name ?? '', words: row.withdrawn_reason };
}

/** The one day the requirement names after it was edited, else that of the reply slip. */
function dueOf({ as_of: asOf, edits, html }: Row): string {
  const edited = (JSON.parse(edits) as Readonly<Record<string, string>>)['require'] ?? '';
  const slip = plain(/<(?:div|p)[^>]*class="[^"]*blank[^"]*"[^>]*>([\s\S]*?)<\/(?:div|p)>/.exec(html)?.[1] ?? '');
  const days = Array.from({ length: LATEST }, (_, index) => addDays(asOf, index + 1));
  for (const text of [edited, slip]) {
    const named = days.filter((day) => says(text, longDay(day)) || says(text, longDayEnglish(day)));
    if (named.length === 1) return named[0]!;
  }
  return addDays(asOf, DAYS);
}

/** Is the day said, and not as the end of a longer number? */
function says(text: string, day: string): boolean {
  const at = text.indexOf(day);
  return at >= 0 && !/\d/.test(text[at - 1] ?? '');
}

function lateDays(html: string, projects: readonly string[]): ReadonlyMap<string, number> {
  // Dense tables leave their cells unclosed.
  const rows = html.split(/<tr[^>]*>/).map((row) =>
    row
      .split(/<t[dh][^>]*>/)
      .slice(1)
      .map(plain),
  );
  const isNamed = (cell: string, id: string): boolean => {
    const at = cell.indexOf(id);
    return at >= 0 && !/[\w-]/.test(cell[at + id.length] ?? '');
  };
  return new Map(
    projects.flatMap((id): [string, number][] => {
      const cells = rows.find((row) => isNamed(row[NAME_CELL] ?? '', id));
      const days = Number(/^\d+/.exec((cells?.[LATE_CELL] ?? '').replaceAll(',', ''))?.[0] ?? 0);
      return days > 0 ? [[id, days]] : [];
    }),
  );
}

function plain(html: string): string {
  return html.replace(/<[^>]+>/g, '').trim();
}
