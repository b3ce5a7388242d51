import { compareRest } from "./compare-rest.ts";
import { difference, type Difference } from "./difference.ts";
import { asList, asNode, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { from, under } from "./where.ts";

/** The differences of where the API is. The first server is the one that is asked, so their order counts. */
export function compareServers(before: unknown, after: unknown): Difference[] {
  const [olds, youngs] = [byUrl(before), byUrl(after)];
  const where = from("everyone", "servers");
  const kept = Object.keys(olds).filter((url) => url in youngs);
  const isReordered =
    Object.keys(youngs)
      .filter((url) => url in olds)
      .join() !== kept.join();
  return [
    ...(isReordered ? [difference("breaking", "servers in another order", where)] : []),
    ...pairByName(olds, youngs).flatMap(({ name, ...pair }) => {
      const at = under(where, name);
      if (!("after" in pair)) return [difference("breaking", "server removed", at)];
      if (!("before" in pair)) return [difference("addition", "server added", at)];
      return compareRest(asNode(pair.before), asNode(pair.after), ["url"], at);
    }),
  ];
}

function byUrl(servers: unknown): Node {
  return Object.fromEntries(
    asList(servers)
      .map(asNode)
      .map((server) => [String(server["url"]), server]),
  );
}
