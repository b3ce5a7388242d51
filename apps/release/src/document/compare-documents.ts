import { compareComponents } from "./compare-components.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareRest } from "./compare-rest.ts";
import { compareServers } from "./compare-servers.ts";
import { difference, type Difference } from "./difference.ts";
import { asNode, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { resolveRefs } from "./resolve-refs.ts";
import { sameValue } from "./same-value.ts";
import { from } from "./where.ts";

/**
 * Every difference between two OpenAPI documents, as it is met at each place where it matters, however the documents are laid
 * out. Throws for a document that contradicts itself.
 */
export function compareDocuments(before: Node, after: Node): Difference[] {
  const [old, young] = [resolveRefs(before), resolveRefs(after)];
  return withoutDoubles([
    ...compareOperations(old, young),
    ...compareServers(old["servers"], young["servers"]),
    ...compareComponents(old, young),
    ...compareInfo(asNode(old["info"]), asNode(young["info"])),
    ...compareInfo({ openapi: old["openapi"] }, { openapi: young["openapi"] }),
    ...compareRest(
      old,
      young,
      ["components", "info", "openapi", "paths", "security", "servers"],
      from("everyone", "document"),
    ),
  ]);
}

/** Several alternatives can differ in the same way at the same place. */
function withoutDoubles(differences: readonly Difference[]): Difference[] {
  return [...new Map(differences.map((one) => [JSON.stringify(one), one])).values()];
}

/** What the document says of itself is for people. */
function compareInfo(before: Node, after: Node): Difference[] {
  return pairByName(before, after)
    .filter((pair) => !sameValue(pair.before, pair.after))
    .map(({ name }) => difference("wording", `${name} changed`, from("everyone", "document")));
}
