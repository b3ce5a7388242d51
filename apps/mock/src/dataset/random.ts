/** A whole number of 32 bits that is the same for the same parts, on every machine. */
export function hashOf(...parts: readonly (string | number)[]): number {
  const text = parts.join("\n");
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** A source of chance in [0, 1) that is the same for the same parts, on every machine: whole numbers of 32 bits alone. */
export function randomFor(...parts: readonly (string | number)[]): () => number {
  let state = hashOf(...parts);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** One of the values, all as likely. Throws `RangeError` where there are none. */
export function oneOf<Value>(random: () => number, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError("there is nothing to choose from");
  return value;
}

/** Lower-case hexadecimal digits, as ids have them. */
export function hex(random: () => number, digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
}

/** The values in an order that is the same for the same parts. */
export function shuffled<Value>(values: readonly Value[], ...parts: readonly (string | number)[]): Value[] {
  const random = randomFor(...parts);
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]] as [Value, Value]; // both are within
    [order[last], order[other]] = [b, a];
  }
  return order;
}
