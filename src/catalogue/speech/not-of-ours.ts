import { hitsBetween, type Hit } from './hits.ts';
import type { Mention } from './mention.ts';

/** A number of projects that stands behind their name. */
const NAMED =
  /(?<=^|[，。；、：！？\s（(\n])([^，。；、：！？\s（(\n]{1,16})项目(?:数|总数|数量|共|共计|共有|已|达|达到|为|有|约|近){0,2}$/;
const PLAIN =
  /减排|重点|治理|工程|大气|污染|防治|攻坚|在册|年度|全部|所有|各类|本市|现有|市级|省级|区级|县级|国家级|全区|全县|我区|推进|组织|谋划|排定|确定|梳理|年初|目前|全年|示例|\d|[的了等其中个项各类已至底月末至]/g;
const LOOKED_BACK = 24;

/** VOCs治理项目120个, 锅炉改造项目45个: projects of a kind that no figure counts. */
export function isKindOfProjects(plain: string, { unit, start }: Mention, hits: readonly Hit[]): boolean {
  if (unit !== 'count') return false;
  const from = Math.max(0, start - LOOKED_BACK);
  const named = NAMED.exec(plain.slice(from, start));
  if (named === null) return false;
  const at = from + named.index;
  let rest = named[1]!;
  for (const hit of hitsBetween(hits, at, start).toReversed()) {
    // A pollutant names a kind; every other word of ours says what is counted.
    if (hit.pollutant !== undefined) return true;
    rest = rest.slice(0, Math.max(0, hit.at - at)) + rest.slice(hit.end - at);
  }
  return rest.replaceAll('\u0001', '').replace(PLAIN, '') !== '';
}
