import { compareRequired } from "./compare-required.ts";
import { compareRest } from "./compare-rest.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { difference, type Difference } from "./difference.ts";
import { asNode, asSchema, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { carrierWithoutDefaults } from "./stated-defaults.ts";
import { under, type Where } from "./where.ts";

/** The differences of what carries single values, by the names that places give them. */
export function compareCarriers(kind: "parameter" | "header", before: Node, after: Node, where: Where): Difference[] {
  return pairByName(before, after).flatMap(({ name, ...pair }) => {
    const at = under(where, name);
    if (!("after" in pair)) return [difference("breaking", `${kind} removed`, at)];
    const [old, young] = [carrierWithoutDefaults(asNode(pair.before)), carrierWithoutDefaults(asNode(pair.after))];
    const isRequired = young["required"] === true;
    if (!("before" in pair)) {
      const isDemanded = where.audience !== "readers" && isRequired;
      return [
        difference(isDemanded ? "breaking" : "addition", isDemanded ? `required ${kind} added` : `${kind} added`, at),
      ];
    }
    return [
      ...compareRequired({ before: old["required"] === true, after: isRequired }, at),
      ...compareSchemas(asSchema(old["schema"]), asSchema(young["schema"]), at),
      ...compareRest(old, young, ["name", "in", "required", "schema"], at),
    ];
  });
}
