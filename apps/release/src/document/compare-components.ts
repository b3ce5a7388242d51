import { compareRest } from "./compare-rest.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { difference, type Difference } from "./difference.ts";
import { asNode, asSchema, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { sameValue } from "./same-value.ts";
import { from } from "./where.ts";

/** The sections whose names become names of types, or are used in requests. */
const NAMED = ["schemas", "securitySchemes", "responses", "parameters", "headers", "requestBodies", "pathItems"];

/** The differences of components that do not show where they are used: their names, security schemes, and what no operation uses. */
export function compareComponents(before: Node, after: Node): Difference[] {
  const [olds, youngs] = [asNode(before["components"]), asNode(after["components"])];
  const used = reachedFrom(after["paths"], reachedFrom(before["paths"]));
  const isUsed = (component: unknown) => component === undefined || used.has(component);
  return pairByName(olds, youngs).flatMap(({ name: section, ...sections }) => {
    if (section.startsWith("x-"))
      return compareRest(
        { [section]: sections.before },
        { [section]: sections.after },
        [],
        from("everyone", "components"),
      );
    return pairByName(asNode(sections.before), asNode(sections.after)).flatMap(({ name, ...pair }) => {
      const where = from("everyone", `${section} ${name}`);
      if (NAMED.includes(section)) {
        if (!("after" in pair)) return [difference("breaking", "removed", where)];
        if (!("before" in pair)) return [difference("addition", "added", where)];
      }
      if (section === "securitySchemes") return compareRest(asNode(pair.before), asNode(pair.after), [], where);
      if (isUsed(pair.before) && isUsed(pair.after)) return [];
      if (section === "schemas")
        return compareSchemas(asSchema(pair.before), asSchema(pair.after), { ...where, audience: "readers" });
      return sameValue(pair.before, pair.after) ? [] : [difference("wording", "changed, used nowhere", where)];
    });
  });
}

/** Everything that a value contains, once. */
function reachedFrom(value: unknown, reached = new Set<unknown>()): Set<unknown> {
  if (typeof value !== "object" || value === null || reached.has(value)) return reached;
  reached.add(value);
  for (const inner of Object.values(value)) reachedFrom(inner, reached);
  return reached;
}
