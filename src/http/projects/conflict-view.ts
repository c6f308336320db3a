import { fieldOf } from '../../catalogue/fields.ts';
import type { Conflict } from '../../services/conflict.ts';
import type { CityLists } from '../../services/options.ts';
import { changeText } from '../../services/change-text.ts';
import { paths } from '../../paths.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { typedOf, type TypedProject } from './typed-project.ts';

/** Both people's changes side by side, each with what stood before. */
export function conflictView({ theirs, fields }: Conflict, lists: CityLists, t: Translate) {
  return {
    sentence: t('projects.conflict', { who: theirs.updated_by, when: shanghaiMinute(theirs.updated) }),
    drop: paths.project.to({ id: theirs.id }),
    fields: fields.map(({ field, base, theirs: other, mine, touched }) => ({
      label: fieldOf(field) === undefined ? field : t(`fields.${field}`),
      base: changeText(field, base, lists, t),
      theirs: changeText(field, other, lists, t),
      mine: changeText(field, mine, lists, t),
      both: touched === 'both',
      taken: t(
        touched === 'theirs'
          ? 'projects.conflict-theirs'
          : touched === 'mine'
            ? 'projects.conflict-mine'
            : 'projects.conflict-both',
      ),
    })),
  };
}

/** The form to go on with: what only they touched is theirs, the rest is as I typed it; it now begins from their version. */
export function mergedTyped({ theirs, fields }: Conflict, mine: TypedProject): TypedProject {
  const other = typedOf(theirs, mine.once);
  const taken = fields.filter(({ touched }) => touched === 'theirs').map(({ field }) => field as string);
  const texts = Object.fromEntries(
    Object.entries(mine.texts).map(([key, text]) => [key, taken.includes(key) ? (other.texts[key] ?? text) : text]),
  );
  return {
    ...mine,
    texts,
    measures: taken.includes('measures') ? other.measures : mine.measures,
    version: theirs.version,
  };
}
