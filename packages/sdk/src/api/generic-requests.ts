import { requestOptions, type FetchOptions } from "../client-options.ts";
import { InvalidRequestError } from "../errors.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import { isAsyncIterable } from "../transport/network/read-body.ts";
import { validateOptionNames, type OptionNames } from "../runtime/option-names.ts";
import type { ApiResult } from "./api-client.ts";
import type { Api, ApiRequest, OpenApiSend } from "./api.ts";
import { toStandardResponse } from "./standard-response.ts";
import { parseJsonResponse } from "./validate-response.ts";

// The requests of `client.api` and `client.fetch`. Programs that use only resources never load this module.

/** RFC 9110, section 9.1: a method is a token. */
const METHOD = /^[\w!#$%&'*+.^`|~-]+$/;

/** The classes of a standard `BodyInit`, besides strings and views of an `ArrayBuffer`. */
const BODY_CLASSES = ["ArrayBuffer", "Blob", "File", "FormData", "ReadableStream", "URLSearchParams"];

export { toStandardResponse };

const apiOptions: OptionNames<ApiRequest> = { params: true, body: true, ...requestOptions };

/** Sends a request of `client.api`, and parses the body of the response. */
export async function requestJson(
  request: Api["request"],
  { method, options = {}, path }: { method: string; options: ApiRequest | undefined; path: string },
): Promise<ApiResult<unknown>> {
  validateOptionNames(options, apiOptions);
  const response = await request(method, path, options);
  const hasBody = method !== "HEAD" && response.status !== 204;
  const data = hasBody ? await parseJsonResponse(response) : undefined;
  return { data, response: await toStandardResponse(response) };
}

/** The parts of the API that a custom request uses. */
interface CustomRequestContext {
  /** Parameters to add if the query does not have them. */
  defaultQuery: Readonly<Record<string, string>>;
  send: OpenApiSend;
  serializeQuery: (query: Readonly<Record<string, string>>) => string;
}

/**
 * Sends a request of `client.fetch`: to a path below the base URL that is not in the OpenAPI document. The path may have a query.
 *
 * @throws `InvalidRequestError` for an invalid method, or for a `GET` or `HEAD` request with a body.
 */
export async function sendCustomRequest(
  { defaultQuery, send, serializeQuery }: CustomRequestContext,
  path: string,
  { body, headers, method = "GET", ...request }: FetchOptions,
): Promise<HttpResponse> {
  const { pathname, search } = parseFetchPath(path);
  const hasBody = body !== undefined && body !== null;
  validateMethod(method, hasBody ? body : undefined);
  // openapi-fetch sends every body except `FormData` as JSON.
  const unchanged = { bodySerializer: (value: unknown) => value, headers: { "content-type": null } };
  const { response } = await send(method, pathname, {
    ...request,
    ...(hasBody && { body, ...(isBodyInit(body) && unchanged) }),
    querySerializer: () => {
      // The query itself stays as the caller wrote it.
      const names = new Set(new URLSearchParams(search).keys());
      const defaults = Object.entries(defaultQuery).filter(([name]) => !names.has(name));
      return [search, serializeQuery(Object.fromEntries(defaults))].filter((part) => part !== "").join("&");
    },
    clientHeaders: { option: headers, areAll: false },
    parseAs: "stream",
  });
  return response.body;
}

/** A path of `client.fetch`, split at the question mark. */
interface FetchPath {
  pathname: string;
  /** The query as the caller wrote it, without the question mark. */
  search: string;
}

/** Splits a path at the question mark, and removes its fragment. */
function parseFetchPath(path: string): FetchPath {
  const [withoutFragment = ""] = path.split("#", 1);
  const [pathname = ""] = withoutFragment.split("?", 1);
  return { pathname, search: withoutFragment.slice(pathname.length + 1) };
}

/** Throws `InvalidRequestError` for a method that no server understands, or that cannot have a body. */
function validateMethod(method: unknown, body: unknown): void {
  if (typeof method !== "string" || !METHOD.test(method)) {
    throw invalid("Invalid method. Use an HTTP method such as GET or POST");
  }
  if (body === undefined || !["GET", "HEAD"].includes(method.toUpperCase())) return;
  throw invalid(`A ${method.toUpperCase()} request cannot have a body. Remove body, or pass another method`);
}

/** Returns whether `fetch` accepts a body as it is. Other values are sent as JSON. */
function isBodyInit(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return typeof body === "string";
  if (ArrayBuffer.isView(body) || isAsyncIterable(body)) return true;
  return BODY_CLASSES.some((name) => {
    // The classes of other packages and realms have the name only. React Native's classes do not have it.
    if ((body as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === name) return true;
    const bodyClass = (globalThis as Record<string, unknown>)[name];
    return typeof bodyClass === "function" && body instanceof bodyClass;
  });
}

function invalid(problem: string): InvalidRequestError {
  return new InvalidRequestError(`${problem}.`, { code: "invalid_request" });
}
