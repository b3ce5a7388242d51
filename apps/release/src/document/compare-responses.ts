import { compareCarriers } from "./compare-carriers.ts";
import { compareContent } from "./compare-content.ts";
import { compareRest, isWording } from "./compare-rest.ts";
import { difference, type Difference } from "./difference.ts";
import { asNode, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { under, type Where } from "./where.ts";

/** What code for other statuses handles: errors, `304`, which only follows a conditional request, and every status that is not listed. */
const HANDLED = /^(?:[45]|304$|default$)/;

/** The differences of an operation's responses. A new success is a body that existing code does not expect. */
export function compareResponses(before: Node, after: Node, where: Where): Difference[] {
  return pairByName(before, after).flatMap(({ name, ...pair }) => {
    const at = under(where, name);
    if (isWording(name)) return compareRest({ [name]: pair.before }, { [name]: pair.after }, [], where);
    if (!("after" in pair)) return [difference("breaking", "status removed", at)];
    if (!("before" in pair)) return [difference(HANDLED.test(name) ? "addition" : "breaking", "status added", at)];
    const [old, young] = [asNode(pair.before), asNode(pair.after)];
    return [
      ...compareSpelling(asNode(old["headers"]), asNode(young["headers"]), at),
      ...compareCarriers("header", headersOf(old), headersOf(young), at),
      ...compareContent(old["content"], young["content"], at),
      ...compareRest(old, young, ["headers", "content"], at),
    ];
  });
}

/** Headers by their names in lower case, which are the same to HTTP. */
function headersOf(response: Node): Node {
  const headers = Object.entries(asNode(response["headers"]));
  return Object.fromEntries(headers.map(([name, header]) => [placeOfHeader(name), header]));
}

/** HTTP ignores the case of a header's name; the types that are generated from the document do not. */
function compareSpelling(before: Node, after: Node, where: Where): Difference[] {
  return Object.keys(before).flatMap((old) => {
    const young = Object.keys(after).find((name) => placeOfHeader(name) === placeOfHeader(old));
    if (young === undefined || young === old) return [];
    return [difference("breaking", `name ${old} → ${young}`, under(where, placeOfHeader(old)))];
  });
}

function placeOfHeader(name: string): string {
  return `header ${name.toLowerCase()}`;
}
