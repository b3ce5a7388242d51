import { compareParametersOrHeaders } from "./compare-parameters-and-headers.ts";
import { compareContent } from "./compare-content.ts";
import { compareOtherKeywords, isAnnotation } from "../difference/compare-other-keywords.ts";
import { difference, type Difference } from "../difference/difference.ts";
import { asNode, type Node } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { child, type Location } from "../difference/location.ts";

/** Statuses that existing code already handles: errors, `304`, which only follows a conditional request, and `default`. */
const HANDLED_STATUS = /^(?:[45]|304$|default$)/;

/** Compares the responses of an operation. An added success status is breaking, because existing code does not expect its body. */
export function compareResponses(before: Node, after: Node, location: Location): Difference[] {
  return pairByName(before, after).flatMap(({ name, ...pair }) => {
    const at = child(location, name);
    if (isAnnotation(name)) return compareOtherKeywords({ [name]: pair.before }, { [name]: pair.after }, [], location);
    if (!("after" in pair)) return [difference("breaking", "status removed", at)];
    if (!("before" in pair))
      return [difference(HANDLED_STATUS.test(name) ? "addition" : "breaking", "status added", at)];
    const [oldValue, newValue] = [asNode(pair.before), asNode(pair.after)];
    return [
      ...compareHeaderCase(asNode(oldValue["headers"]), asNode(newValue["headers"]), at),
      ...compareParametersOrHeaders("header", headersOf(oldValue), headersOf(newValue), at),
      ...compareContent(oldValue["content"], newValue["content"], at),
      ...compareOtherKeywords(oldValue, newValue, ["headers", "content"], at),
    ];
  });
}

/** Returns the headers by lowercase name, because HTTP ignores the case of header names. */
function headersOf(response: Node): Node {
  const headers = Object.entries(asNode(response["headers"]));
  return Object.fromEntries(headers.map(([name, header]) => [headerStep(name), header]));
}

/** HTTP ignores the case of header names, but the generated types do not. */
function compareHeaderCase(before: Node, after: Node, location: Location): Difference[] {
  return Object.keys(before).flatMap((oldValue) => {
    const newValue = Object.keys(after).find((name) => headerStep(name) === headerStep(oldValue));
    if (newValue === undefined || newValue === oldValue) return [];
    return [difference("breaking", `name ${oldValue} → ${newValue}`, child(location, headerStep(oldValue)))];
  });
}

function headerStep(name: string): string {
  return `header ${name.toLowerCase()}`;
}
