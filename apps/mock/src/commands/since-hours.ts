import { UsageError } from "./usage-error.ts";

const HOURS: Record<string, number> = { h: 1, d: 24, w: 7 * 24 };

/** Whole hours from a duration: `24h`, `7d`, `2w`. Throws `UsageError`. */
export function sinceHours(value: string): number {
  const [, amount, unit = ""] = /^([1-9]\d{0,5})([hdw])$/.exec(value) ?? [];
  const hours = HOURS[unit];
  if (hours !== undefined) return Number(amount) * hours;
  throw new UsageError(
    `invalid value for --since: "${value.slice(0, 40)}". Use up to 999999 hours, days or weeks, such as 24h, 7d or 2w`,
  );
}
