import document from "@smartalex/contract/openapi.json" with { type: "json" };

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** One response of the OpenAPI document: a status of an operation. Schemas are JSON pointers into the document. */
export interface DocumentedResponse {
  operationId: string;
  method: string;
  path: string;
  status: number;
  /** The schema of each header, by its name in lower case. */
  headers: ReadonlyMap<string, string>;
  bodySchema: string;
}

/** A node of the document, and the JSON pointer to it. */
interface Located {
  pointer: string;
  node: Readonly<Record<string, unknown>>;
}

/** Every status of every operation in the document. */
export const documentedResponses: readonly DocumentedResponse[] = childrenOf(locate("/paths")).flatMap(readPath);

/** The name of every header in the document, in lower case. */
export const documentedHeaders: readonly string[] = [
  ...new Set(documentedResponses.flatMap(({ headers }) => [...headers.keys()])),
];

function readPath([path, item]: [string, Located]): DocumentedResponse[] {
  return childrenOf(item)
    .filter(([method]) => METHODS.includes(method))
    .flatMap(([method, operation]) => {
      const responses = childrenOf(locate(`${operation.pointer}/responses`));
      return responses.map(([status, response]) => ({
        operationId: String(operation.node["operationId"]),
        method: method.toUpperCase(),
        path,
        status: Number(status),
        headers: headersOf(response),
        bodySchema: locate(`${response.pointer}/content/application~1json/schema`).pointer,
      }));
    });
}

function headersOf(response: Located): Map<string, string> {
  if (response.node["headers"] === undefined) return new Map();
  const headers = childrenOf(locate(`${response.pointer}/headers`));
  return new Map(headers.map(([name, { pointer }]) => [name.toLowerCase(), locate(`${pointer}/schema`).pointer]));
}

/** Follows a JSON pointer into the document, and every reference at its end. */
function locate(pointer: string): Located {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const node = keys.reduce<unknown>((parent, key) => (parent as Record<string, unknown>)[key], document);
  if (typeof node !== "object" || node === null) throw new Error(`The document has no object at ${pointer}.`);
  if ("$ref" in node && typeof node.$ref === "string") return locate(node.$ref.slice(1));
  return { pointer, node: node as Located["node"] };
}

function childrenOf({ node, pointer }: Located): [string, Located][] {
  return Object.entries(node)
    .filter(([, child]) => typeof child === "object" && child !== null)
    .map(([key]) => [key, locate(`${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)]);
}
