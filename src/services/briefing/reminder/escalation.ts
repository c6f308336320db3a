import type { EarlierSupervision } from './supervision-facts.ts';

/** How a project was reminded of before, and what this time is. */
export interface Escalation {
  readonly project: string;
  /** Which time this is: 1 for the first. */
  readonly time: number;
  /** Numbers of the sheets before this one, in their order. */
  readonly before: readonly string[];
  /** From the third time on a talk with whoever is responsible is proposed (约谈). */
  readonly step: 'first' | 'again' | 'talk';
}

const TALK_FROM = 3;

/** Which of the projects were in earlier 督办单, and what follows from it. */
export function escalations(
  projects: readonly string[],
  earlier: readonly EarlierSupervision[],
): readonly Escalation[] {
  return projects.map((project) => {
    const before = earlier.filter((sheet) => sheet.projects.includes(project)).map(({ number }) => number);
    const time = before.length + 1;
    return { project, time, before, step: time === 1 ? 'first' : time >= TALK_FROM ? 'talk' : 'again' };
  });
}
