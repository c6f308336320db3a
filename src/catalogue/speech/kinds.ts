import type { About, Reading } from './about.ts';
import { hitsBetween, type Hit } from './hits.ts';
import { QUALITIES } from './lexicon.ts';
import type { Mention } from './mention.ts';

/** A number of projects that stands behind their name. */
const NAMED =
  /(?<=^|[，。；、：！？\s（）()\n])([^，。；、：！？\s（）()\n]{1,16})项目(?:数|总数|数量|共|共计|共有|已|达|达到|为|有|约|近){0,2}$/;
const PLAIN = new RegExp(
  String.raw`${QUALITIES}|本市|现有|全区|全县|我区|推进|组织|谋划|排定|确定|梳理|年初|目前|全年|示例|入库|上半年|累计|共计|合计|实际|顺利|陆续|先后|还有|尚有|仍有|另有|并|\d|[的了等其中个项各类已至底月末至]`,
  'g',
);
const LOOKED_BACK = 24;

/** VOCs治理项目120个, 锅炉改造项目45个: projects of a kind that no figure counts. */
export function isKindOfProjects(plain: string, { unit, start, end }: Mention, hits: readonly Hit[]): boolean {
  if (unit !== 'count') return false;
  const behind = KIND_BEHIND.exec(plain.slice(end, end + LOOKED_BACK));
  if (behind !== null) return isKind(behind[1]!, hitsBetween(hits, end, end + behind[0].length), end);
  const from = Math.max(0, start - LOOKED_BACK);
  const named = NAMED.exec(plain.slice(from, start));
  if (named === null) return false;
  const at = from + named.index;
  return isKind(named[1]!, hitsBetween(hits, at, start), at);
}

/** Is more left of a name than our own words? */
function isKind(name: string, hits: readonly Hit[], at: number): boolean {
  let rest = name;
  for (const hit of hits.toReversed()) {
    // A pollutant names a kind; every other word of ours says what is counted.
    if (hit.pollutant !== undefined) return true;
    rest = rest.slice(0, Math.max(0, hit.at - at)) + rest.slice(hit.end - at);
  }
  return rest.replaceAll('\u0001', '').replace(PLAIN, '') !== '';
}

/** 120个VOCs治理项目: the name between a number and 项目. */
const KIND_BEHIND = /^([^，。；、：！？\s（）()\n\d项]{1,12})项目/;

/** Of a kind itself, or told of the kind named before as long as no place begins anew. */
export function isOfKind({ plain, mention, spot, hits }: Reading, previous: About | undefined): boolean {
  if (isKindOfProjects(plain, mention, hits)) return true;
  if (previous?.kind !== true || (mention.unit !== 'count' && mention.unit !== 'percent')) return false;
  const between = hitsBetween(hits, spot.before, mention.start);
  return !between.some(({ place }) => place !== undefined) && !plain.slice(spot.before, mention.start).includes('项目');
}
