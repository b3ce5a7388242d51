/** Returns the candidate with the fewest typos to `word`, if there is at most one for every three characters of the candidate. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const folded = fold(word);
  const [best] = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= candidate.length / 3)
    .map((candidate) => ({ candidate, distance: distanceOf(folded, fold(candidate)) }))
    .filter(({ candidate, distance }) => distance <= candidate.length / 3)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** Normalizes case and separators: `perPage` and `per-page` equal `per_page`. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Returns the number of typos: characters that are replaced, added, missing, or swapped with the next one (Damerau-Levenshtein). */
function distanceOf(one: string, other: string): number {
  const rows: number[][] = [];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 0; row <= one.length; row++) {
    const current: number[] = [];
    rows.push(current);
    for (let column = 0; column <= other.length; column++) {
      if (row === 0 || column === 0) {
        current.push(row + column);
        continue;
      }
      const replaced = at(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const isSwapped = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = isSwapped ? at(row - 2, column - 2) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, at(row - 1, column) + 1, at(row, column - 1) + 1));
    }
  }
  return at(one.length, other.length);
}
