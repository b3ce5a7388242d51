/** How to compare: with whom, and how many times. */
export interface RoundsOptions<Name extends string> {
  names: readonly Name[];
  /** Whom the others are compared with. */
  baseline: Name;
  rounds: number;
}

/**
 * Measures all in turn, round by round, every other round backwards, so that a machine that slows down or warms up does so for all.
 * Gives for each the median of its ratios to the baseline of the same round.
 */
export async function ratiosOf<Name extends string>(
  { baseline, names, rounds }: RoundsOptions<Name>,
  measure: (name: Name) => Promise<number> | number,
): Promise<ReadonlyMap<Name, number>> {
  const ratios = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const measured = new Map<Name, number>();
    for (const name of round % 2 === 0 ? names : names.toReversed()) measured.set(name, await measure(name));
    const reference = measured.get(baseline) ?? NaN;
    for (const [name, value] of measured) ratios.get(name)?.push(value / reference);
  }
  return new Map([...ratios].map(([name, values]) => [name, median(values)]));
}

/** The middle of some numbers, or the mean of the two that share it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
