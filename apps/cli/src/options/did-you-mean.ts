import { closestMatch } from "leven";

/**
 * Returns the name that was probably meant: one that contains the value, as `duration_seconds` contains `duration`, or one that differs in a few
 * letters.
 */
export function didYouMean(value: string, names: readonly string[]): string | undefined {
  const lower = value.toLowerCase();
  const whole = lower.length < 3 ? undefined : names.find((name) => name.includes(lower));
  return whole ?? closestMatch(lower, names, { maxDistance: Math.min(3, Math.ceil(lower.length / 2)) });
}
