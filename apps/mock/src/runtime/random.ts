/** Returns a 32-bit hash of the parts. The same parts have the same hash on every machine. */
export function hashOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}\n`;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/**
 * The random numbers of one numbered item, for example of a call. `randomAt` returns each of them by its index. The stream is a number and not a
 * function, because a page of a list would take an eighth longer with a function.
 */
export type RandomStream = number;

/** Returns the random numbers of the item with this number. `key` is a hash of what all items share, such as the seed. */
export function randomStream(key: number, number: number): RandomStream {
  const low = number >>> 0;
  const high = (number - low) / 2 ** 32;
  return mixed(mixed(low ^ key) ^ high);
}

/** Returns the random number with this index, in [0, 1). */
export function randomAt(stream: RandomStream, index: number): number {
  return (mixed((stream + Math.imul(index + 1, 0x9e3779b9)) | 0) >>> 0) / 2 ** 32;
}

/** Creates a generator of random numbers in [0, 1). The same parts have the same sequence on every machine. */
export function createRandom(...parts: readonly (string | number)[]): () => number {
  const stream = randomStream(hashOf(...parts), 0);
  let count = 0;
  return () => randomAt(stream, count++);
}

function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}

/** Picks a value with a random number in [0, 1). Throws `RangeError` if there are no values. */
export function pick<Value>(values: readonly Value[], chance: number): Value {
  const value = values[Math.floor(chance * values.length)];
  if (value === undefined) throw new RangeError("no values to pick from");
  return value;
}

/** Returns the values in random order. The same parts have the same order. */
export function shuffled<Value>(values: readonly Value[], ...parts: readonly (string | number)[]): Value[] {
  const random = createRandom(...parts);
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]] as [Value, Value]; // both indexes are in range
    [order[last], order[other]] = [b, a];
  }
  return order;
}
