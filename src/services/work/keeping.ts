/**
 * Remembers what was made for an owner and a key, the youngest `most` per owner, and forgets it with the owner. What is kept is handed out again
 * and must never be changed.
 */
export function keeping<Value>(most: number): (owner: object, key: string, make: () => Value) => Value {
  const memories = new WeakMap<object, Map<string, Value>>();
  return (owner, key, make) => {
    const memory = memories.get(owner) ?? new Map<string, Value>();
    memories.set(owner, memory);
    const known = memory.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (memory.size >= most) memory.delete(memory.keys().next().value!);
    memory.set(key, made);
    return made;
  };
}

/** The same for work that takes its time: who asks meanwhile waits for it, and work that failed is forgotten. */
export function keepingWork<Value>(
  most: number,
): (owner: object, key: string, work: () => Promise<Value>) => Promise<Value> {
  const kept = keeping<{ working: Promise<Value> | null }>(most);
  return async (owner, key, work) => {
    const place = kept(owner, key, () => ({ working: null }));
    place.working ??= work();
    try {
      return await place.working;
    } catch (error) {
      place.working = null;
      throw error;
    }
  };
}
