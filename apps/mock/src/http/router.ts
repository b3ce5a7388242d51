import type { HttpRequest } from "./middleware.ts";
import type { ApiOperation } from "./api-operations.ts";
import { parseRequestUrl } from "./request-url.ts";

/** A path of the API. */
interface ApiPath {
  /** The path as the document writes it, such as `/calls/{id}`. */
  readonly template: string;
  /** The operations of the path, by their methods. */
  readonly operations: ReadonlyMap<string, ApiOperation>;
  /** The value of the `Allow` header. */
  readonly allow: string;
}

/** The path of a request. */
interface PathMatch {
  readonly path: ApiPath;
  /** The values of the path parameters, decoded, in the order of the path. */
  readonly parameters: readonly string[];
}

/** The operation of a request. */
export interface OperationMatch {
  readonly kind: "operation";
  readonly operation: ApiOperation;
  /** The values of the path parameters, decoded, in the order of the path. */
  readonly parameters: readonly string[];
  /** The query, without the question mark. */
  readonly search: string;
}

/** What the document has for a request: an operation, a path without this method, or nothing. */
type RouteMatch =
  OperationMatch | { readonly kind: "methodNotAllowed"; readonly path: ApiPath } | { readonly kind: "notFound" };

/** Finds the operations of requests, for any host. */
export interface Router {
  readonly operations: readonly ApiOperation[];
  readonly paths: readonly ApiPath[];
  /** The value of an `Allow` header for the whole API. */
  readonly allow: string;
  readonly match: (request: Pick<HttpRequest, "method" | "url">) => RouteMatch;
  /** Returns the path of a URL, whatever the method. */
  readonly matchPath: (url: string) => PathMatch | undefined;
}

/** Creates a router for these operations. `basePath` is what every path starts with, such as `/v1`. */
export function createRouter(operations: readonly ApiOperation[], basePath: string): Router {
  const templates = [...new Set(operations.map(({ path }) => path))];
  const paths = templates.map((template): ApiPath => {
    const own = new Map(operations.filter(({ path }) => path === template).map((one) => [one.method, one]));
    return { template, operations: own, allow: allowHeader([...own.keys()]) };
  });
  const prefix = `${basePath}/`;
  // OpenAPI matches paths without parameters first.
  const patterns = paths.map(toPattern).sort((a, b) => a.parameterCount - b.parameterCount);

  function matchPathname(pathname: string): PathMatch | undefined {
    if (!pathname.startsWith(prefix)) return undefined;
    const segments = pathname.slice(prefix.length).split("/");
    for (const { literals, path } of patterns) {
      const parameters = parametersOf(literals, segments);
      if (parameters) return { path, parameters };
    }
    return undefined;
  }

  return {
    operations,
    paths,
    allow: allowHeader([...new Set(operations.map(({ method }) => method))]),
    match({ method, url }) {
      const { pathname, search } = parseRequestUrl(url);
      const match = matchPathname(pathname);
      if (!match) return { kind: "notFound" };
      const { parameters, path } = match;
      const operation = path.operations.get(method === "HEAD" ? "GET" : method);
      return operation ? { kind: "operation", operation, parameters, search } : { kind: "methodNotAllowed", path };
    },
    matchPath: (url) => matchPathname(parseRequestUrl(url).pathname),
  };
}

/** Returns the value of an `Allow` header for these methods. A URL that allows GET also allows HEAD. */
export function allowHeader(methods: readonly string[]): string {
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}

/** A path by its segments: a text, or `undefined` for a parameter. */
interface Pattern {
  readonly path: ApiPath;
  readonly literals: readonly (string | undefined)[];
  readonly parameterCount: number;
}

function toPattern(path: ApiPath): Pattern {
  const segments = path.template.slice(1).split("/");
  const literals = segments.map((segment) => (/^\{.+\}$/.test(segment) ? undefined : segment));
  return { path, literals, parameterCount: literals.filter((literal) => literal === undefined).length };
}

/** Returns the values of the parameters if the segments match. A parameter cannot be empty. */
function parametersOf(literals: Pattern["literals"], segments: readonly string[]): string[] | undefined {
  if (literals.length !== segments.length) return undefined;
  const parameters: string[] = [];
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] ?? "";
    const literal = literals[index];
    if (literal === undefined ? segment === "" : segment !== literal) return undefined;
    if (literal === undefined) parameters.push(decode(segment));
  }
  return parameters;
}

/** Decodes a segment. Returns it unchanged if it is not valid percent-encoding. */
function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
