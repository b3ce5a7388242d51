import type { FetchOptions } from "../client-options.ts";
import { InvalidRequestError } from "../errors.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import { isAsyncIterable } from "../transport/network/read-body.ts";
import type { ApiResult } from "./api-client.ts";
import type { OpenApiSend } from "./api.ts";
import { toStandardResponse } from "./standard-response.ts";
import { parseJsonResponse } from "./validate-response.ts";

// Sends the requests of `client.api` and `client.fetch`. A program that uses only `client.calls`, without `withResponse()` and `asResponse()`, never
// loads this module.

/** Matches an HTTP method, which is a token (RFC 9110, section 9.1). */
const METHOD = /^[\w!#$%&'*+.^`|~-]+$/;

/** The names of the classes that a standard `BodyInit` can have. A `BodyInit` can also be a string or a view of an `ArrayBuffer`. */
const BODY_CLASSES = ["ArrayBuffer", "Blob", "File", "FormData", "ReadableStream", "URLSearchParams"];

export { toStandardResponse };

/** Parses the body of a response to a request of `client.api`. */
export async function toApiResult(method: string, response: HttpResponse): Promise<ApiResult<unknown>> {
  const hasBody = method !== "HEAD" && response.status !== 204;
  const data = hasBody ? await parseJsonResponse(response) : undefined;
  return { data, response: await toStandardResponse(response) };
}

/** The parts of `createApi` that a request of `client.fetch` uses. */
interface CustomRequestContext {
  /** Query parameters to add to a request whose query string does not contain them. */
  defaultQuery: Readonly<Record<string, string>>;
  send: OpenApiSend;
  serializeQuery: (query: Readonly<Record<string, string>>) => string;
}

/** The options of `client.fetch`, and the body as JSON, if it is an array or an object literal. */
interface CustomRequest extends FetchOptions {
  json: string | undefined;
}

/**
 * Sends a request of `client.fetch` to a path below the base URL. The path does not have to be in the OpenAPI document, and may have a query string.
 *
 * @throws `InvalidRequestError` for an invalid method, or for a `GET` or `HEAD` request with a body.
 */
export async function sendCustomRequest(
  { defaultQuery, send, serializeQuery }: CustomRequestContext,
  path: string,
  { body, headers, json, method = "GET", ...request }: CustomRequest,
): Promise<HttpResponse> {
  const { pathname, search } = parseFetchPath(path);
  const hasBody = body !== undefined && body !== null;
  validateMethod(method, hasBody ? body : undefined);
  // `unchanged` turns off the default serialization of openapi-fetch, which sends every body except `FormData` as JSON.
  const asText = { bodySerializer: (value: unknown) => value };
  const unchanged = { ...asText, headers: { "content-type": null } };
  const { response } = await send(method, pathname, {
    ...request,
    ...(hasBody && { body: json ?? body, ...(isBodyInit(body) && unchanged), ...(json !== undefined && asText) }),
    querySerializer: () => {
      // The query string of the path is sent unchanged, followed by the default parameters that the query string does not contain.
      const names = new Set(new URLSearchParams(search).keys());
      const defaults = Object.entries(defaultQuery).filter(([name]) => !names.has(name));
      return [search, serializeQuery(Object.fromEntries(defaults))].filter((part) => part !== "").join("&");
    },
    clientHeaders: { option: headers, areAll: false },
    parseAs: "stream",
  });
  return response.body;
}

/** The path of a `client.fetch` call, split at the question mark. */
interface FetchPath {
  pathname: string;
  /** The unchanged query string, without the question mark. */
  search: string;
}

/** Splits a path at the question mark, and removes the fragment (`#…`). */
function parseFetchPath(path: string): FetchPath {
  const [withoutFragment = ""] = path.split("#", 1);
  const [pathname = ""] = withoutFragment.split("?", 1);
  return { pathname, search: withoutFragment.slice(pathname.length + 1) };
}

/** Throws `InvalidRequestError` if the method is not a valid HTTP method, or if a `GET` or `HEAD` request has a body. */
function validateMethod(method: unknown, body: unknown): void {
  if (typeof method !== "string" || !METHOD.test(method)) {
    throw invalid("Invalid method. Use an HTTP method such as GET or POST");
  }
  if (body === undefined || !["GET", "HEAD"].includes(method.toUpperCase())) return;
  throw invalid(`A ${method.toUpperCase()} request cannot have a body. Remove body, or pass another method`);
}

/** Returns whether `fetch` accepts a body unchanged. The client sends other bodies as JSON. */
function isBodyInit(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return typeof body === "string";
  if (ArrayBuffer.isView(body) || isAsyncIterable(body)) return true;
  return BODY_CLASSES.some((name) => {
    // A class of another package or JavaScript realm can only be recognized by `Symbol.toStringTag`. A class of React Native has no
    // `Symbol.toStringTag`, so `instanceof` is used.
    if ((body as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === name) return true;
    const bodyClass = (globalThis as Record<string, unknown>)[name];
    return typeof bodyClass === "function" && body instanceof bodyClass;
  });
}

function invalid(problem: string): InvalidRequestError {
  return new InvalidRequestError(`${problem}.`, { code: "invalid_request" });
}
