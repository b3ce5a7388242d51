/** The names to compare, and the number of rounds. */
export interface RoundsOptions<Name extends string> {
  names: readonly Name[];
  rounds: number;
}

/**
 * Measures all names in each round. Every second round has the reverse order, so that a machine that becomes slower or faster affects all names.
 * Returns the measurements of each name in the order of the rounds.
 */
export async function runRounds<Name extends string, Measured>(
  { names, rounds }: RoundsOptions<Name>,
  measure: (name: Name, round: number) => Promise<Measured> | Measured,
): Promise<ReadonlyMap<Name, readonly Measured[]>> {
  const measured = new Map<Name, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      measured.get(name)?.push(await measure(name, round));
    }
  }
  return measured;
}

/** Returns the median ratio of each name to the baseline of the same round. */
export function ratiosTo<Name extends string, Measured>(
  baseline: Name,
  measured: ReadonlyMap<Name, readonly Measured[]>,
  toNumber: (measured: Measured) => number,
): ReadonlyMap<Name, number> {
  const references = measured.get(baseline)?.map(toNumber) ?? [];
  return new Map(
    [...measured].map(([name, values]) => [
      name,
      median(values.map((value, round) => toNumber(value) / (references[round] ?? NaN))),
    ]),
  );
}

/** Runs rounds of a measurement that returns a number, and returns the median ratio of each name to the baseline. */
export async function ratiosOf<Name extends string>(
  { baseline, ...options }: RoundsOptions<Name> & { baseline: Name },
  measure: (name: Name) => Promise<number> | number,
): Promise<ReadonlyMap<Name, number>> {
  return ratiosTo(baseline, await runRounds(options, measure), (value) => value);
}

/** Returns the median. For an even number of values, it is the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
