import { compareOtherKeywords } from "../difference/compare-other-keywords.ts";
import { compareSchemas } from "../schema/compare-schemas.ts";
import { difference, type Difference } from "../difference/difference.ts";
import { asNode, asSchema, type Node } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { deepEqual } from "../openapi/deep-equal.ts";
import { rootLocation } from "../difference/location.ts";

/** Sections whose names become the names of generated types or are used in requests. */
const NAMED = ["schemas", "securitySchemes", "responses", "parameters", "headers", "requestBodies", "pathItems"];

/** Compares the names of components, the security schemes, and components that no operation uses. Operations compare the other components. */
export function compareComponents(before: Node, after: Node): Difference[] {
  const [oldValues, newValues] = [asNode(before["components"]), asNode(after["components"])];
  const used = reachedFrom(after["paths"], reachedFrom(before["paths"]));
  const isUsed = (component: unknown) => component === undefined || used.has(component);
  return pairByName(oldValues, newValues).flatMap(({ name: section, ...sections }) => {
    if (section.startsWith("x-"))
      return compareOtherKeywords(
        { [section]: sections.before },
        { [section]: sections.after },
        [],
        rootLocation("both", "components"),
      );
    return pairByName(asNode(sections.before), asNode(sections.after)).flatMap(({ name, ...pair }) => {
      const location = rootLocation("both", `${section} ${name}`);
      if (NAMED.includes(section)) {
        if (!("after" in pair)) return [difference("breaking", "removed", location)];
        if (!("before" in pair)) return [difference("addition", "added", location)];
      }
      if (section === "securitySchemes")
        return compareOtherKeywords(asNode(pair.before), asNode(pair.after), [], location);
      if (isUsed(pair.before) && isUsed(pair.after)) return [];
      if (section === "schemas")
        return compareSchemas(asSchema(pair.before), asSchema(pair.after), { ...location, direction: "response" });
      return deepEqual(pair.before, pair.after) ? [] : [difference("annotation", "unused component changed", location)];
    });
  });
}

/** Returns the value and all objects and arrays in it. */
function reachedFrom(value: unknown, reached = new Set<unknown>()): Set<unknown> {
  if (typeof value !== "object" || value === null || reached.has(value)) return reached;
  reached.add(value);
  for (const inner of Object.values(value)) reachedFrom(inner, reached);
  return reached;
}
