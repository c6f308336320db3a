import type { Field } from '../../catalogue/fields.ts';
import type { CellWords } from '../../catalogue/read-cell.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import type { CellNames } from '../../exchange/project-cells.ts';
import { wordReasons } from '../../words/lamp-reason.ts';
import { LOCALES, translator, type Locale, type Translate } from '../../words/messages.ts';
import { optionIndex, optionName, optionsOf, type CityLists } from '../options.ts';
import { joined } from '../../words/joined.ts';

/** How an export names fields, units and options in one language. */
export function cellNames(lists: CityLists, t: Translate): CellNames {
  return {
    field: (field) => t(`fields.${field.key}`),
    inUnit: (name, unit) => t('frame.with-more', { name, more: t(`units.${unit}`) }),
    option: (field, id) => optionName(field, id, lists, t),
    reasons: (json) => wordReasons(json, t).join(t('lamp.semicolon')),
    options: (field) => optionsOf(field, lists, t).map(({ name }) => name),
  };
}

/** How typed text is understood: codes, and names in any of the house's languages. */
export function cellWords(lists: CityLists, t: Translate, year: number, locale: Locale): CellWords {
  const translations = [t, ...LOCALES.filter((other) => other !== locale).map(translator)];
  const indexes = new Map<string, ReadonlyMap<string, string>>();
  const indexOf = (field: Field): ReadonlyMap<string, string> => {
    const known = indexes.get(field.key) ?? optionIndex(field, lists, translations);
    indexes.set(field.key, known);
    return known;
  };
  return {
    year,
    // A source is named by its number, which the save checks; the lists are small and asked for thousands of times.
    optionId: (field, text) => (field.options === 'sources' ? text.trim() : indexOf(field).get(searchKey(text))),
    accepts: (field) => accepts(field, lists, t),
    unitOf: (field) => lists.own.find(({ key }) => key === field.key)?.unit ?? '',
  };
}

const SHOWN = 12;

function accepts(field: Field, lists: CityLists, t: Translate): string {
  const options = optionsOf(field, lists, t);
  const shown = options
    .slice(0, SHOWN)
    .map(({ id, name }) => (id === name ? id : field.options === 'own' ? name : `${id} ${name}`));
  return joined(shown, t) + (options.length > SHOWN ? ' …' : '');
}
