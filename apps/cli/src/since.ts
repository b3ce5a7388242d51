import { UsageError } from "./command-error.ts";
import { quote } from "./known.ts";

const HOURS = { h: 1, d: 24, w: 7 * 24 } as const;
type Unit = keyof typeof HOURS;

/** Whole hours from a duration: `24h`, `7d`, `2w`. Throws `UsageError` with the nearest that would do. */
export function parseSince(given: string): number {
  const [, amount, unit] = /^([1-9]\d{0,5})([hdw])$/.exec(given) ?? [];
  if (amount === undefined) {
    throw new UsageError(
      `--since ${quote(given)} is no duration. Did you mean ${nearest(given)}? Give hours, days or weeks.`,
    );
  }
  return Number(amount) * HOURS[unit as Unit]; // the pattern allows no other
}

/** The duration that was probably meant: its first number, and the first letter after it that is a unit. */
function nearest(given: string): string {
  const amount = Number(/\d{1,6}/.exec(given)?.[0] ?? 0);
  const unit = /\d\s*([hdw])/i.exec(given)?.[1]?.toLowerCase() ?? "h";
  return amount > 0 ? `${amount}${unit}` : "24h";
}
