import { difference, formatValue, levelOf, type Difference, type Effect } from "../difference/difference.ts";
import type { Node } from "../openapi/node.ts";
import type { Location } from "../difference/location.ts";

/** The direction in which each limit allows more values. `undefined`: the values of the keyword cannot be ordered. */
const LIMITS: Readonly<Record<string, "lower" | "higher" | undefined>> = {
  minimum: "lower",
  exclusiveMinimum: "lower",
  minLength: "lower",
  minItems: "lower",
  minProperties: "lower",
  maximum: "higher",
  exclusiveMaximum: "higher",
  maxLength: "higher",
  maxItems: "higher",
  maxProperties: "higher",
  multipleOf: undefined,
  pattern: undefined,
  format: undefined,
  "x-utc": undefined,
};

/** The keywords that `compareLimits` compares. */
export const limitKeywords = Object.keys(LIMITS);

/** Compares keywords that restrict the values of a type, such as `minimum`, `pattern` and `format`. `x-utc` is our extension for times that end in `Z`. */
export function compareLimits(before: Node, after: Node, location: Location): Difference[] {
  return limitKeywords.flatMap((keyword) => {
    const [oldValue, newValue] = [before[keyword], after[keyword]];
    if (oldValue === newValue) return [];
    const level = levelOf(effectOf(oldValue, newValue, LIMITS[keyword]), location);
    if (oldValue === undefined) return [difference(level, `${keyword} ${formatValue(newValue)} added`, location)];
    if (newValue === undefined) return [difference(level, `${keyword} ${formatValue(oldValue)} removed`, location)];
    return [difference(level, `${keyword} ${formatValue(oldValue)} → ${formatValue(newValue)}`, location)];
  });
}

function effectOf(oldValue: unknown, newValue: unknown, wider: "lower" | "higher" | undefined): Effect {
  if (oldValue === undefined) return "narrowed";
  if (newValue === undefined) return "widened";
  if (wider === undefined || typeof oldValue !== "number" || typeof newValue !== "number") return "replaced";
  return newValue < oldValue === (wider === "lower") ? "widened" : "narrowed";
}
