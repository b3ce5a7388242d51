import { compareRest } from "./compare-rest.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { difference, type Difference } from "./difference.ts";
import { asNode, asSchema } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { under, type Where } from "./where.ts";

/** The differences of a body, in each of its media types. */
export function compareContent(before: unknown, after: unknown, where: Where): Difference[] {
  return pairByName(asNode(before), asNode(after)).flatMap(({ name, ...pair }) => {
    const at = name === "application/json" ? where : under(where, name);
    if (!("after" in pair)) return [difference("breaking", `${name} removed`, where)];
    if (!("before" in pair)) return [difference("addition", `${name} added`, where)];
    const [old, young] = [asNode(pair.before), asNode(pair.after)];
    return [
      ...compareSchemas(asSchema(old["schema"]), asSchema(young["schema"]), at),
      ...compareRest(old, young, ["schema"], at),
    ];
  });
}
