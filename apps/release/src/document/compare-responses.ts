import { compareCarriers } from "./compare-carriers.ts";
import { compareContent } from "./compare-content.ts";
import { compareRest, isWording } from "./compare-rest.ts";
import { difference, type Difference } from "./difference.ts";
import { asNode, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { under, type Where } from "./where.ts";

/** The differences of an operation's responses. A new error is met by what handles errors; a new success is another answer. */
export function compareResponses(before: Node, after: Node, where: Where): Difference[] {
  return pairByName(before, after).flatMap(({ name, ...pair }) => {
    const at = under(where, name);
    if (isWording(name)) return compareRest({ [name]: pair.before }, { [name]: pair.after }, [], where);
    if (!("after" in pair)) return [difference("breaking", "status removed", at)];
    if (!("before" in pair)) return [difference(/^[45]/.test(name) ? "addition" : "breaking", "status added", at)];
    const [old, young] = [asNode(pair.before), asNode(pair.after)];
    return [
      ...compareCarriers("header", headersOf(old), headersOf(young), at),
      ...compareContent(old["content"], young["content"], at),
      ...compareRest(old, young, ["headers", "content"], at),
    ];
  });
}

/** Headers by their names in lower case, which are the same to HTTP. */
function headersOf(response: Node): Node {
  const headers = Object.entries(asNode(response["headers"]));
  return Object.fromEntries(headers.map(([name, header]) => [`header ${name.toLowerCase()}`, header]));
}
