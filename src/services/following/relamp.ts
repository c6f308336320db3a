import { WARNINGS, type Warning } from '../../../models/vocabulary.ts';
import { storedWarnings } from '../../db/figures.ts';
import { listFiguresAnew } from '../../db/list-rows.ts';
import { programmeOf, raiseDataVersion, updateProgramme } from '../../db/programmes.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { followingFigures } from './following-figures.ts';
import { followingOf } from './following.ts';

/** What the model warned of stays; whether papers are on file is judged anew. */
function withEvidence(stored: string, isLacking: boolean): string {
  const known = JSON.parse(stored) as readonly Warning[];
  return JSON.stringify(WARNINGS.filter((code) => (code === 'no-evidence' ? isLacking : known.includes(code))));
}

/** Judges these projects (or all) anew after something beside their records changed: a report, a lamp set by hand, a milestone, a rule. */
export async function relamp(trx: Writer, scope: Scope, asOf: string, ids?: readonly string[]): Promise<void> {
  const programme = await programmeOf(trx, scope);
  const records = await projectsOf(trx, scope, ids === undefined ? undefined : { ids });
  const following = await followingOf(trx, programme, records);
  const on = { asOf, seasonTo: programme.season_to };
  const warned = new Map((await storedWarnings(trx, scope, ids)).map((row) => [row.project, row.warnings]));
  for (const record of records)
    await trx
      .updateTable('project_figures')
      .set({
        ...followingFigures(record, following, on),
        warnings: withEvidence(warned.get(record.id) ?? '[]', following.lacksEvidence(record)),
      })
      .where('city', '=', scope.city)
      .where('programme', '=', scope.programme)
      .where('project', '=', record.id)
      .execute();
  await listFiguresAnew(
    trx,
    scope,
    records.map((record) => record.id),
  );
  const version = await raiseDataVersion(trx, scope);
  const current = programme.figures_version === programme.data_version && programme.figures_as_of === asOf;
  if (current) await updateProgramme(trx, scope, { figures_version: version });
}
