import { difference, type Difference } from "./difference.ts";
import type { Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { sameValue } from "./same-value.ts";
import { shown } from "./shown.ts";
import type { Where } from "./where.ts";

const WORDING = new Set([
  ...["title", "summary", "description", "example", "examples", "externalDocs", "tags", "$comment", "bearerFormat"],
]);

/**
 * The differences of all keywords but those that somebody else compares: what people read is wording, and what nobody knows
 * is breaking, so that no difference is passed over.
 */
export function compareRest(before: Node, after: Node, others: readonly string[], where: Where): Difference[] {
  return pairByName(before, after)
    .filter((pair) => !others.includes(pair.name) && !sameValue(pair.before, pair.after))
    .map(({ name, ...pair }) => {
      if (isWording(name)) return difference("wording", `${name} changed`, where);
      if (name === "deprecated")
        return difference(
          "addition",
          `deprecated ${shown(pair.before ?? false)} → ${shown(pair.after ?? false)}`,
          where,
        );
      if (name !== "default") return difference("breaking", `${name} changed, which this check cannot judge`, where);
      if (!("before" in pair)) return difference("addition", `default ${shown(pair.after)} added`, where);
      const now = "after" in pair ? `→ ${shown(pair.after)}` : "removed";
      return difference("breaking", `default ${shown(pair.before)} ${now}`, where);
    });
}

/** Whether a keyword is there for people alone. */
export function isWording(keyword: string): boolean {
  return WORDING.has(keyword) || keyword.startsWith("x-");
}
