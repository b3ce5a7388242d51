import { compareOtherKeywords } from "../difference/compare-other-keywords.ts";
import { compareSchemas } from "../schema/compare-schemas.ts";
import { compareRequired, difference, type Difference } from "../difference/difference.ts";
import { asNode, asSchema, type Node } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { parameterWithoutDefaults } from "../openapi/default-keywords.ts";
import { child, type Location } from "../difference/location.ts";

/** Compares parameters or headers by name. */
export function compareParametersOrHeaders(
  kind: "parameter" | "header",
  before: Node,
  after: Node,
  location: Location,
): Difference[] {
  return pairByName(before, after).flatMap(({ name, ...pair }) => {
    const at = child(location, name);
    if (!("after" in pair)) return [difference("breaking", `${kind} removed`, at)];
    const [oldValue, newValue] = [
      parameterWithoutDefaults(asNode(pair.before)),
      parameterWithoutDefaults(asNode(pair.after)),
    ];
    const isRequired = newValue["required"] === true;
    if (!("before" in pair)) {
      const isNowRequired = location.direction !== "response" && isRequired;
      return [
        difference(
          isNowRequired ? "breaking" : "addition",
          isNowRequired ? `required ${kind} added` : `${kind} added`,
          at,
        ),
      ];
    }
    return [
      ...compareRequired({ before: oldValue["required"] === true, after: isRequired }, at),
      ...compareSchemas(asSchema(oldValue["schema"]), asSchema(newValue["schema"]), at),
      ...compareOtherKeywords(oldValue, newValue, ["name", "in", "required", "schema"], at),
    ];
  });
}
