import { closestMatch } from "leven";

/** The name that was probably meant: one that it is a part of, as `duration` is of `duration_seconds`, or one with a few letters changed. */
export function didYouMean(value: string, names: readonly string[]): string | undefined {
  const lower = value.toLowerCase();
  const whole = lower.length < 3 ? undefined : names.find((name) => name.includes(lower));
  return whole ?? closestMatch(lower, names, { maxDistance: Math.min(3, Math.ceil(lower.length / 2)) });
}
