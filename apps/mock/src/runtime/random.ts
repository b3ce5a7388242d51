/** A whole number of 32 bits that is the same for the same parts, on every machine. */
export function hashOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}\n`;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/**
 * The chance of one thing of many that have numbers, such as of a call: any number of draws, each known by its own number. It is a number
 * itself, and no function, with which a page of a list would take an eighth longer.
 */
export type RandomStream = number;

/** The draws of the thing with this number. `key` is a hash of what all have in common, such as the seed. Whole numbers of 32 bits alone. */
export function randomStream(key: number, number: number): RandomStream {
  const low = number >>> 0;
  const high = (number - low) / 2 ** 32;
  return mixed(mixed(low ^ key) ^ high);
}

/** One of the draws, in [0, 1). */
export function randomAt(draws: RandomStream, number: number): number {
  return (mixed((draws + Math.imul(number + 1, 0x9e3779b9)) | 0) >>> 0) / 2 ** 32;
}

/** A source of chance in [0, 1) that is the same for the same parts, on every machine. */
export function createRandom(...parts: readonly (string | number)[]): () => number {
  const draws = randomStream(hashOf(...parts), 0);
  let count = 0;
  return () => randomAt(draws, count++);
}

function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}

/** One of the values, as chance in [0, 1) says. Throws `RangeError` where there are none. */
export function pick<Value>(values: readonly Value[], chance: number): Value {
  const value = values[Math.floor(chance * values.length)];
  if (value === undefined) throw new RangeError("there is nothing to choose from");
  return value;
}

/** The values in an order that is the same for the same parts. */
export function shuffled<Value>(values: readonly Value[], ...parts: readonly (string | number)[]): Value[] {
  const random = createRandom(...parts);
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]] as [Value, Value]; // both are within
    [order[last], order[other]] = [b, a];
  }
  return order;
}
