import { UsageError } from "../errors.ts";
import { quote } from "../options/enum-value.ts";

const SECONDS = { s: 1, m: 60, h: 3_600 } as const;

/** Seconds from `90`, `90s`, `2m` or `1h`. Throws `UsageError`. */
export function parseDurationSeconds(flag: string, given: string): number {
  const [, amount, unit = "s"] = /^(\d{1,9})([smh])?$/.exec(given) ?? [];
  if (amount !== undefined) return Number(amount) * SECONDS[unit as keyof typeof SECONDS]; // the pattern allows no other
  throw new UsageError(`${flag} ${quote(given)} is no duration. Give seconds, minutes or hours: 90, 90s, 2m, 1h.`);
}
