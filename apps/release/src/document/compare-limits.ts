import { difference, levelOf, type Difference, type Effect } from "./difference.ts";
import type { Node } from "./node.ts";
import { shown } from "./shown.ts";
import type { Where } from "./where.ts";

/** Which way each limit lets more through; those that are texts or switches cannot be compared with each other. */
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

/** The differences of what a value may be within its type: minimum, pattern, format and the like. `x-utc` is our own, for times that end in `Z`. */
export function compareLimits(before: Node, after: Node, where: Where): Difference[] {
  return limitKeywords.flatMap((keyword) => {
    const [old, young] = [before[keyword], after[keyword]];
    if (old === young) return [];
    const level = levelOf(effectOf(old, young, LIMITS[keyword]), where);
    if (old === undefined) return [difference(level, `${keyword} ${shown(young)} added`, where)];
    if (young === undefined) return [difference(level, `${keyword} ${shown(old)} removed`, where)];
    return [difference(level, `${keyword} ${shown(old)} → ${shown(young)}`, where)];
  });
}

function effectOf(old: unknown, young: unknown, wider: "lower" | "higher" | undefined): Effect {
  if (old === undefined) return "narrowed";
  if (young === undefined) return "widened";
  if (wider === undefined || typeof old !== "number" || typeof young !== "number") return "replaced";
  return young < old === (wider === "lower") ? "widened" : "narrowed";
}
