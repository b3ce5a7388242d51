import { compareCarriers } from "./compare-carriers.ts";
import { compareContent } from "./compare-content.ts";
import { compareRequired } from "./compare-required.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareRest } from "./compare-rest.ts";
import { compareSecurity } from "./compare-security.ts";
import { difference, type Difference } from "./difference.ts";
import { asList, asNode, type Node } from "./node.ts";
import { pairByName } from "./pair-by-name.ts";
import { withoutDefaults } from "./stated-defaults.ts";
import { from, under, type Where } from "./where.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The differences of all paths, method by method. */
export function compareOperations(before: Node, after: Node): Difference[] {
  const operations = pairByName(operationsOf(before), operationsOf(after)).flatMap(({ name, ...pair }) => {
    if (!("after" in pair)) return [difference("breaking", "operation removed", from("everyone", name))];
    if (!("before" in pair)) return [difference("addition", "operation added", from("everyone", name))];
    return compareOperation(withoutDefaults(asNode(pair.before)), withoutDefaults(asNode(pair.after)), name);
  });
  const paths = pairByName(asNode(before["paths"]), asNode(after["paths"])).flatMap(({ name, ...pair }) => {
    return compareRest(asNode(pair.before), asNode(pair.after), [...METHODS, "parameters"], from("everyone", name));
  });
  return [...operations, ...paths];
}

function compareOperation(before: Node, after: Node, name: string): Difference[] {
  const [everyone, writers, readers] = [from("everyone", name), from("writers", name), from("readers", name)];
  return [
    ...compareOperationId(before["operationId"], after["operationId"], everyone),
    ...compareSecurity(before["security"], after["security"], everyone),
    ...compareCarriers("parameter", asNode(before["parameters"]), asNode(after["parameters"]), writers),
    ...compareRequest(asNode(before["requestBody"]), asNode(after["requestBody"]), under(writers, "body")),
    ...compareResponses(asNode(before["responses"]), asNode(after["responses"]), readers),
    ...compareRest(before, after, ["operationId", "security", "parameters", "requestBody", "responses"], everyone),
  ];
}

function compareRequest(before: Node, after: Node, where: Where): Difference[] {
  return [
    ...compareRequired({ before: before["required"] === true, after: after["required"] === true }, where),
    ...compareContent(before["content"], after["content"], where),
    ...compareRest(before, after, ["required", "content"], where),
  ];
}

/** The name of an operation is what its types are called, and its function in the SDK. */
function compareOperationId(before: unknown, after: unknown, where: Where): Difference[] {
  return before === after ? [] : [difference("breaking", `operationId ${String(before)} → ${String(after)}`, where)];
}

/** The operations by method and path, with the parameters and the security that stand further out. */
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
