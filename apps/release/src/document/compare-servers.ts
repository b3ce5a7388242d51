import { compareOtherKeywords } from "../difference/compare-other-keywords.ts";
import { difference, type Difference } from "../difference/difference.ts";
import { asList, asNode, type Node } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { rootLocation, child, type Location } from "../difference/location.ts";

/** Compares the servers. Clients use the first server by default, so the order of the servers matters. */
export function compareServers(before: unknown, after: unknown): Difference[] {
  const [oldValues, newValues] = [byUrl(before), byUrl(after)];
  const location = rootLocation("both", "servers");
  return [
    ...compareOrder(Object.keys(oldValues), Object.keys(newValues), location),
    ...pairByName(oldValues, newValues).flatMap(({ name, ...pair }) => {
      const at = child(location, name);
      if (!("after" in pair)) return [difference("breaking", "server removed", at)];
      if (!("before" in pair)) return [difference("addition", "server added", at)];
      return compareOtherKeywords(asNode(pair.before), asNode(pair.after), ["url"], at);
    }),
  ];
}

function compareOrder(oldValues: readonly string[], newValues: readonly string[], location: Location): Difference[] {
  const keptOlds = oldValues.filter((url) => newValues.includes(url));
  const keptYoungs = newValues.filter((url) => oldValues.includes(url));
  if (keptOlds.join() !== keptYoungs.join()) return [difference("breaking", "order of servers changed", location)];
  const isFirstKept = oldValues.length > 0 && keptOlds[0] === oldValues[0];
  return isFirstKept && newValues[0] !== oldValues[0] ? [difference("breaking", "first server changed", location)] : [];
}

function byUrl(servers: unknown): Node {
  return Object.fromEntries(
    asList(servers)
      .map(asNode)
      .map((server) => [String(server["url"]), server]),
  );
}
