import { creditCodeVerdict, normaliseCreditCode, rightCreditCheck } from '../../catalogue/check-character.ts';
import { industryMeant } from '../../catalogue/industry-codes.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { districtsOf } from '../../db/districts.ts';
import { findEnterprise, insertEnterprise, updateEnterprise } from '../../db/enterprises.ts';
import type { Writer } from '../../db/reader.ts';
import type { EnterprisesTable } from '../../db/tables/source-tables.ts';
import { NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** An enterprise as typed; `id` null makes a new one, `version` is the one the person saw. */
export interface EnterpriseInput {
  readonly id: string | null;
  readonly version: number | null;
  readonly name: string;
  readonly creditCode: string;
  readonly industry: string;
  readonly district: string;
}

export type EnterpriseSave =
  | { readonly kind: 'saved'; readonly row: EnterprisesTable }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale' };

/** Saves an enterprise with its audit row; outside the person's district it is not there. */
export async function saveEnterprise(
  trx: Writer,
  { actor, scope }: SaveContext,
  input: EnterpriseInput,
): Promise<EnterpriseSave> {
  const before = input.id === null ? null : await findEnterprise(trx, scope, input.id);
  if (before === undefined) throw new NotFound('enterprise', input.id ?? '');
  const code = normaliseCreditCode(input.creditCode);
  const industry = input.industry.trim() === '' ? null : industryMeant(input.industry);
  const known = (await districtsOf(trx, scope.city)).some(({ code: one }) => one === input.district);
  const problems = [
    ...(input.name.trim() === '' ? [problem('name', 'required')] : []),
    ...(input.name.length > 200 ? [problem('name', 'too-long')] : []),
    ...codeProblems(code, before === null),
    ...(industry === undefined ? [problem('industry', 'industry-code', { value: input.industry })] : []),
    ...(known ? [] : [problem('district', 'required')]),
    ...(known && scope.district !== null && input.district !== scope.district
      ? [problem('district', 'foreign-district')]
      : []),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (before !== null && before.version !== input.version) return { kind: 'stale' };
  const name = input.name.normalize('NFC').trim();
  const row: EnterprisesTable = {
    city: scope.city,
    id: before?.id ?? `EN${String(await takeNumbers(trx, scope.city, 'enterprise'))}`,
    name,
    credit_code: code === '' ? null : code,
    industry: industry ?? null,
    district: input.district,
    search_key: searchKey([name, code].join('\u001f')),
    version: (before?.version ?? 0) + 1,
  };
  if (before === null) await insertEnterprise(trx, row);
  else if (!(await updateEnterprise(trx, row))) return { kind: 'stale' };
  const fields = ['name', 'credit_code', 'industry', 'district'] as const;
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: scope.city,
      district: row.district,
      action: before === null ? 'create' : 'update',
      entity: 'enterprise',
      entity_id: row.id,
      changes: fields
        .filter((field) => (before?.[field] ?? null) !== row[field])
        .map((field) => ({ field, from: before?.[field] ?? null, to: row[field] })),
    },
  ]);
  return { kind: 'saved', row };
}

/** As for a project: a wrong check character stops a new record only. */
function codeProblems(code: string, isNew: boolean): readonly Problem[] {
  if (code === '') return [];
  const { verdict } = creditCodeVerdict(code);
  if (verdict === 'shape' || verdict === 'destroyed')
    return [problem('credit_code', `credit-code-${verdict}`, { value: code })];
  if (verdict !== 'check' || !isNew) return [];
  return [problem('credit_code', 'credit-code-check', { value: code, expected: rightCreditCheck(code) })];
}
