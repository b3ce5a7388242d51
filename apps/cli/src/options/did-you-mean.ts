import { closestMatch } from "leven";

/**
 * Formats a suggestion: the closest name, and all names. `label` introduces the list.
 *
 * A name is close if it contains the value, as `duration_seconds` contains `duration`, or differs in a few letters.
 */
export function suggestValue(value: string, names: readonly string[], label = "Allowed values"): string {
  const closest = closestName(value, names);
  const hint = closest === undefined ? "Use one of" : `Did you mean ${closest}? ${label}:`;
  return `${hint} ${names.join(", ")}.`;
}

function closestName(value: string, names: readonly string[]): string | undefined {
  const lower = value.toLowerCase();
  const containing = lower.length < 3 ? undefined : names.find((name) => name.includes(lower));
  return containing ?? closestMatch(lower, names, { maxDistance: Math.min(3, Math.ceil(lower.length / 2)) });
}
