/** The candidate that a word was probably meant to be, if one is near: for each three letters, one may be wrong, missing, too many or swapped. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const folded = fold(word);
  const [best] = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= candidate.length / 3)
    .map((candidate) => ({ candidate, distance: distanceOf(folded, fold(candidate)) }))
    .filter(({ candidate, distance }) => distance <= candidate.length / 3)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** `perPage` and `per-page` are `per_page`. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** How many letters must be changed, added, left out or swapped with the next to make one word of the other. */
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
