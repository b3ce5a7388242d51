import { compareOtherKeywords } from "../difference/compare-other-keywords.ts";
import { compareSchemas } from "../schema/compare-schemas.ts";
import { difference, type Difference } from "../difference/difference.ts";
import { asNode, asSchema } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { child, type Location } from "../difference/location.ts";

/** Compares the schemas of a body for each media type. */
export function compareContent(before: unknown, after: unknown, location: Location): Difference[] {
  return pairByName(asNode(before), asNode(after)).flatMap(({ name, ...pair }) => {
    const at = name === "application/json" ? location : child(location, name);
    if (!("after" in pair)) return [difference("breaking", `${name} removed`, location)];
    if (!("before" in pair)) return [difference("addition", `${name} added`, location)];
    const [oldValue, newValue] = [asNode(pair.before), asNode(pair.after)];
    return [
      ...compareSchemas(asSchema(oldValue["schema"]), asSchema(newValue["schema"]), at),
      ...compareOtherKeywords(oldValue, newValue, ["schema"], at),
    ];
  });
}
