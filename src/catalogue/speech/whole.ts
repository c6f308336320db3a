import type { Mention } from './mention.ts';

/** What is called projects behind a number, and 中 or 里 behind that. */
const NAMED_BEHIND = /^[^，。；、：！？\n\d项]{0,12}项目(?<among>(?:当中|之中|中|里|内)?)/;
/** Signs of a name that are read. */
export const LONGEST_NAME = 18;
const LONGEST_CLAUSE = 24;
const STOPS = /[（(，,、；。！？：:;\n]/;

/**
 * 3000个项目已完成1448个, 3000个项目中，1448个完工: where the name of a whole ends that a part is told of; what follows is the part's. Null where the number is no
 * such whole.
 */
export function endOfWhole(plain: string, mention: Mention, next: Mention | undefined): number | null {
  if (mention.unit !== 'count') return null;
  const name = NAMED_BEHIND.exec(plain.slice(mention.end, mention.end + LONGEST_NAME));
  if (name === null) return null;
  const isWhole = name.groups!['among'] !== '' || isPart(plain, mention, next);
  return isWhole ? mention.end + name[0].length : null;
}

/** Does another count or share follow in the same clause? */
function isPart(plain: string, { end }: Mention, next: Mention | undefined): boolean {
  if (next === undefined || (next.unit !== 'count' && next.unit !== 'percent')) return false;
  return next.end - end <= LONGEST_CLAUSE && !STOPS.test(plain.slice(end, next.start));
}
