import { difference, formatValue, type Difference } from "./difference.ts";
import type { Node } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { deepEqual } from "../openapi/deep-equal.ts";
import type { Location } from "./location.ts";

const ANNOTATIONS = new Set([
  ...["title", "summary", "description", "example", "examples", "externalDocs", "tags", "$comment", "bearerFormat"],
]);

/**
 * Compares all keywords except `comparedKeywords`, which other functions compare. A change to an annotation has the level `annotation`. A change
 * to an unknown keyword is breaking, so that no breaking change is missed.
 */
export function compareOtherKeywords(
  before: Node,
  after: Node,
  comparedKeywords: readonly string[],
  location: Location,
): Difference[] {
  return pairByName(before, after)
    .filter((pair) => !comparedKeywords.includes(pair.name) && !deepEqual(pair.before, pair.after))
    .map(({ name, ...pair }) => {
      if (isAnnotation(name)) return difference("annotation", `${name} changed`, location);
      if (name === "deprecated")
        return difference(
          "addition",
          `deprecated ${formatValue(pair.before ?? false)} → ${formatValue(pair.after ?? false)}`,
          location,
        );
      if (name !== "default") return difference("breaking", `${name} changed (unsupported keyword)`, location);
      if (!("before" in pair)) return difference("addition", `default ${formatValue(pair.after)} added`, location);
      const change = "after" in pair ? `→ ${formatValue(pair.after)}` : "removed";
      return difference("breaking", `default ${formatValue(pair.before)} ${change}`, location);
    });
}

/** Whether a keyword only describes the API, and does not change which values are valid. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.has(keyword) || keyword.startsWith("x-");
}
