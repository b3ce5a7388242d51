import { compareRest } from "./compare-rest.ts";
import { difference, type Difference } from "./difference.ts";
import { asList, asNode, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { from, under, type Where } from "./where.ts";

/** The differences of where the API is. Clients use the first server by default, so the order of servers counts. */
export function compareServers(before: unknown, after: unknown): Difference[] {
  const [olds, youngs] = [byUrl(before), byUrl(after)];
  const where = from("everyone", "servers");
  return [
    ...compareOrder(Object.keys(olds), Object.keys(youngs), where),
    ...pairByName(olds, youngs).flatMap(({ name, ...pair }) => {
      const at = under(where, name);
      if (!("after" in pair)) return [difference("breaking", "server removed", at)];
      if (!("before" in pair)) return [difference("addition", "server added", at)];
      return compareRest(asNode(pair.before), asNode(pair.after), ["url"], at);
    }),
  ];
}

function compareOrder(olds: readonly string[], youngs: readonly string[], where: Where): Difference[] {
  const keptOlds = olds.filter((url) => youngs.includes(url));
  const keptYoungs = youngs.filter((url) => olds.includes(url));
  if (keptOlds.join() !== keptYoungs.join()) return [difference("breaking", "servers in another order", where)];
  const isFirstKept = olds.length > 0 && keptOlds[0] === olds[0];
  return isFirstKept && youngs[0] !== olds[0] ? [difference("breaking", "another server is the first", where)] : [];
}

function byUrl(servers: unknown): Node {
  return Object.fromEntries(
    asList(servers)
      .map(asNode)
      .map((server) => [String(server["url"]), server]),
  );
}
