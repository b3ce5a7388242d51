import { compareComponents } from "./compare-components.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareOtherKeywords } from "../difference/compare-other-keywords.ts";
import { compareServers } from "./compare-servers.ts";
import { difference, type Difference } from "../difference/difference.ts";
import { asNode, type Node } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { resolveRefs } from "../openapi/resolve-refs.ts";
import { deepEqual } from "../openapi/deep-equal.ts";
import { rootLocation } from "../difference/location.ts";

/**
 * Returns every difference between two OpenAPI documents, at each location where it has an effect. The result does not depend on how the
 * documents are divided into components. Throws if a document has an invalid reference.
 */
export function compareDocuments(before: Node, after: Node): Difference[] {
  const [oldValue, newValue] = [resolveRefs(before), resolveRefs(after)];
  return withoutDuplicates([
    ...compareOperations(oldValue, newValue),
    ...compareServers(oldValue["servers"], newValue["servers"]),
    ...compareComponents(oldValue, newValue),
    ...compareInfo(asNode(oldValue["info"]), asNode(newValue["info"])),
    ...compareInfo({ openapi: oldValue["openapi"] }, { openapi: newValue["openapi"] }),
    ...compareOtherKeywords(
      oldValue,
      newValue,
      ["components", "info", "openapi", "paths", "security", "servers"],
      rootLocation("both", "document"),
    ),
  ]);
}

/** Several alternatives can have the same difference at the same location. */
function withoutDuplicates(differences: readonly Difference[]): Difference[] {
  return [...new Map(differences.map((one) => [JSON.stringify(one), one])).values()];
}

/** Compares the metadata of the document. All changes are annotations. */
function compareInfo(before: Node, after: Node): Difference[] {
  return pairByName(before, after)
    .filter((pair) => !deepEqual(pair.before, pair.after))
    .map(({ name }) => difference("annotation", `${name} changed`, rootLocation("both", "document")));
}
