import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { fromWgs84, metresPerDegree } from '../catalogue/coordinates.ts';
import { CRS } from '../catalogue/fields.ts';

/**
 * Within so many metres of a WGS-84 point. Projects keep their coordinates in the system they came in, so the centre is carried into each system;
 * the shifts are so even that distances around it stay the same.
 */
export function nearCondition(values: readonly string[]): RawBuilder<SqlBool> {
  const [lon, lat, metres] = values.map(Number) as [number, number, number];
  const [east, north] = metresPerDegree(lat);
  const around = CRS.map((crs) => {
    const [x, y] = fromWgs84([lon, lat], crs);
    const dx = sql`(${sql.ref('projects.lon')} - ${sql.val(x)}) * ${sql.val(east)}`;
    const dy = sql`(${sql.ref('projects.lat')} - ${sql.val(y)}) * ${sql.val(north)}`;
    const system = sql`coalesce(${sql.ref('projects.crs')}, 'WGS-84') = ${crs}`;
    return sql`(${system} and (${dx}) * (${dx}) + (${dy}) * (${dy}) <= ${sql.val(metres ** 2)})`;
  });
  return sql<SqlBool>`(${sql.ref('projects.lon')} is not null and (${sql.join(around, sql` or `)}))`;
}
