/** A source of chance in [0, 1) that is the same for the same parts, on every machine: whole numbers of 32 bits alone. */
export function randomFor(...parts: readonly (string | number)[]): () => number {
  let state = 0x811c9dc5;
  for (const character of parts.join("\n")) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** One of the values, each as likely as its weight. */
export function weighted<Value>(random: () => number, weights: readonly (readonly [Value, number])[]): Value {
  let rest = random() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weights) {
    rest -= weight;
    if (rest < 0) return value;
  }
  throw new RangeError("there is nothing to choose from");
}

/** One of the values, all as likely. */
export function oneOf<Value>(random: () => number, values: readonly Value[]): Value {
  return weighted(
    random,
    values.map((value) => [value, 1] as const),
  );
}

/** Lower-case hexadecimal digits, as ids have them. */
export function hex(random: () => number, digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
}
