import { compareParametersOrHeaders } from "./compare-parameters-and-headers.ts";
import { compareContent } from "./compare-content.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareOtherKeywords } from "../difference/compare-other-keywords.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareRequired, difference, type Difference } from "../difference/difference.ts";
import { asList, asNode, type Node } from "../openapi/node.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { withoutDefaults } from "../openapi/default-keywords.ts";
import { rootLocation, child, type Location } from "../difference/location.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Compares all operations and paths. */
export function compareOperations(before: Node, after: Node): Difference[] {
  const operations = pairByName(operationsOf(before), operationsOf(after)).flatMap(({ name, ...pair }) => {
    if (!("after" in pair)) return [difference("breaking", "operation removed", rootLocation("both", name))];
    if (!("before" in pair)) return [difference("addition", "operation added", rootLocation("both", name))];
    return compareOperation(withoutDefaults(asNode(pair.before)), withoutDefaults(asNode(pair.after)), name);
  });
  const paths = pairByName(asNode(before["paths"]), asNode(after["paths"])).flatMap(({ name, ...pair }) => {
    return compareOtherKeywords(
      asNode(pair.before),
      asNode(pair.after),
      [...METHODS, "parameters"],
      rootLocation("both", name),
    );
  });
  return [...operations, ...paths];
}

function compareOperation(before: Node, after: Node, name: string): Difference[] {
  const [both, request, response] = [
    rootLocation("both", name),
    rootLocation("request", name),
    rootLocation("response", name),
  ];
  return [
    ...compareOperationId(before["operationId"], after["operationId"], both),
    ...compareSecurity(before["security"], after["security"], both),
    ...compareParametersOrHeaders("parameter", asNode(before["parameters"]), asNode(after["parameters"]), request),
    ...compareRequest(asNode(before["requestBody"]), asNode(after["requestBody"]), child(request, "body")),
    ...compareResponses(asNode(before["responses"]), asNode(after["responses"]), response),
    ...compareOtherKeywords(before, after, ["operationId", "security", "parameters", "requestBody", "responses"], both),
  ];
}

function compareRequest(before: Node, after: Node, location: Location): Difference[] {
  return [
    ...compareRequired({ before: before["required"] === true, after: after["required"] === true }, location),
    ...compareContent(before["content"], after["content"], location),
    ...compareOtherKeywords(before, after, ["required", "content"], location),
  ];
}

/** The operationId is part of the names of generated types and functions, so a change is breaking. */
function compareOperationId(before: unknown, after: unknown, location: Location): Difference[] {
  return before === after ? [] : [difference("breaking", `operationId ${String(before)} → ${String(after)}`, location)];
}

/** Returns the operations by method and path, with the parameters of their path and the default security. */
function operationsOf(document: Node): Node {
  const entries = Object.entries(asNode(document["paths"])).flatMap(([path, item]) => {
    const { parameters: shared, ...methods } = asNode(item);
    return Object.entries(methods).flatMap(([method, operation]) => {
      if (!METHODS.includes(method)) return [];
      const { parameters: own, security = document["security"], ...rest } = asNode(operation);
      return [[`${method.toUpperCase()} ${path}`, { ...rest, security, parameters: byName(shared, own) }] as const];
    });
  });
  return Object.fromEntries(entries);
}

function byName(...lists: readonly unknown[]): Node {
  const parameters = lists.flatMap(asList).map(asNode);
  return Object.fromEntries(
    parameters.map((parameter) => [`${String(parameter["in"])} ${String(parameter["name"])}`, parameter]),
  );
}
