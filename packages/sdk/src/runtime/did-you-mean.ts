/**
 * Returns the valid name that is nearest to a misspelled one: `baseUrl` for `baseURL`, `per_page` for `perPage`, `timeoutMs` for `timeout`, `maxRetries` for
 * `maxRetry`. Case, dashes and underscores do not count, and for each three letters one may be wrong, missing or too many.
 */
export function didYouMean(name: string, names: readonly string[]): string | undefined {
  const folded = fold(name);
  const distances = names.map((candidate) => distanceBetween(folded, fold(candidate)));
  const least = Math.min(...distances);
  const nearest = names[distances.indexOf(least)] ?? "";
  if (least <= Math.max(folded.length, nearest.length) / 3) return nearest;
  return folded.length < 3 ? undefined : names.find((candidate) => fold(candidate).includes(folded));
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** How many letters have to be replaced, added or removed to turn one word into the other (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (one[line - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
