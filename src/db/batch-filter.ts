import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** Projects that an import or a bulk change wrote; found from the project, whose events are few. */
export function batchCondition(batches: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from audit where audit.entity_id = projects.id and audit.entity = 'project'
    and audit.city = projects.city and audit.programme = projects.programme and audit.batch in (${sql.join(batches)}))`;
}
