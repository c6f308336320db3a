// Walks plain JSON: every object and every number in it, with the id of the row it stands in.
export type JsonObject = Record<string, unknown>;

/** A key of an object somewhere in the portfolio; `id` is that of the innermost row with an id, or '' at the top. */
export interface Place {
  holder: JsonObject | unknown[];
  key: string;
  id: string;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function idOf(value: unknown, outer: string): string {
  return isObject(value) && typeof value.id === 'string' ? value.id : outer;
}

function placesBelow(holder: JsonObject | unknown[], id: string): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => {
    const here: Place = { holder, key, id };
    if (!isObject(value) && !Array.isArray(value)) return [here];
    return [here, ...placesBelow(value, key === 'select' || key === 'only' ? id : idOf(value, id))];
  });
}

const valueAt = ({ holder, key }: Place): unknown => (holder as JsonObject)[key];

export function setAt({ holder, key }: Place, value: unknown): void {
  (holder as JsonObject)[key] = value;
}

/** Every place in the portfolio, outermost first. */
const placesIn = (portfolio: JsonObject): Place[] => placesBelow(portfolio, '');

/** Places that hold a number. */
export const numbersIn = (portfolio: JsonObject): Place[] =>
  placesIn(portfolio).filter((place) => typeof valueAt(place) === 'number');

/** Objects whose keys are a closed list: all but `slip_days`, whose keys are the planner's own types. */
export function closedObjectsIn(portfolio: JsonObject): { object: JsonObject; id: string }[] {
  const inner = placesIn(portfolio).flatMap((place) => {
    const object = valueAt(place);
    return isObject(object) && place.key !== 'slip_days' ? [{ object, id: idOf(object, place.id) }] : [];
  });
  return [{ object: portfolio, id: '' }, ...inner];
}
