/**
 * Returns the valid name that is most similar to a misspelled name, for example `baseUrl` for `baseURL`, `per_page` for `perPage`, `timeoutMs` for
 * `timeout`, or `maxRetries` for `maxRetry`. Case, dashes and underscores are ignored, and one wrong, missing or extra letter is allowed for every
 * three letters. Returns `undefined` if no valid name is similar.
 */
export function didYouMean(name: string, names: readonly string[]): string | undefined {
  const normalized = normalize(name);
  const distances = names.map((candidate) => distanceBetween(normalized, normalize(candidate)));
  const minDistance = Math.min(...distances);
  const nearest = names[distances.indexOf(minDistance)] ?? "";
  if (minDistance <= Math.max(normalized.length, nearest.length) / 3) return nearest;
  return normalized.length < 3 ? undefined : names.find((candidate) => normalize(candidate).includes(normalized));
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Returns the Levenshtein distance: the number of letters to replace, add or remove to turn one word into the other. */
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
