import { z } from 'zod';

const days = (standard: number) => z.int().min(0).max(400).default(standard);
const percent = (standard: number) => z.number().min(0).max(100).default(standard);

const rising = (standard: [number, number, number]) =>
  z
    .tuple([z.int().min(1).max(400), z.int().min(1).max(400), z.int().min(1).max(400)])
    .refine(([first, second, third]) => first < second && second < third)
    .default(standard);

/** One corner of a plan curve: at this share of the planned time (0–1) so many percent should be done. */
const cornerSchema = z.strictObject({ time: z.number().min(0).max(1), progress: z.number().min(0).max(100) });
export type Corner = z.output<typeof cornerSchema>;

/** The numbers by which following judges: days and percentage points. Stored as the city's setting `following`. */
export const followingRulesSchema = z.strictObject({
  /** Days a start may be late before red. */
  start_grace: days(30),
  /** Days a required milestone may be late before red. */
  milestone_grace: days(30),
  /** Percentage points behind the plan curve that turn yellow. */
  behind_points: percent(15),
  /** A finish within so many days … */
  due_soon: days(15),
  /** … with less than so many percent done turns yellow. */
  due_soon_progress: percent(80),
  /** Days between finish and self-check. */
  self_check: days(60),
  /** Returns from checks that turn red. */
  returns: z.int().min(1).max(20).default(2),
  /** Age in days above which news is stale. */
  stale: days(90),
  /** The longest a lamp may be set by hand. */
  override_longest: z.int().min(1).max(400).default(60),
  /** Days ahead in which a due step is announced to whoever is in charge. */
  announce: days(7),
  /** Last days of the classes in which what is overdue is counted; what is later stands in a class of its own. */
  ages: rising([7, 30, 90]),
  /** Due soon: within so many days, today included. */
  soon: rising([7, 15, 30]),
  /** Plan curves of project types; a type that is not named has a straight line. */
  curves: z.record(z.string(), z.array(cornerSchema).max(20)).default({}),
});
export type FollowingRules = z.output<typeof followingRulesSchema>;

export const STANDARD_RULES: FollowingRules = followingRulesSchema.parse({});

/** Working days for which a finished project is published at least (公示), where the city has not set its own; the city's setting `notice_days`. */
export const PUBLIC_NOTICE_DAYS = 5;
