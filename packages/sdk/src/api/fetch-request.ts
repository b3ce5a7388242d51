import { InvalidRequestError } from "../errors.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import { isAsyncIterable } from "../transport/network/read-body.ts";

/** RFC 9110, section 9.1: a method is a token. */
const METHOD = /^[\w!#$%&'*+.^`|~-]+$/;

/** The classes of a standard `BodyInit`, besides strings and views of an `ArrayBuffer`. */
const BODY_CLASSES = ["ArrayBuffer", "Blob", "File", "FormData", "ReadableStream", "URLSearchParams"];

/** A path of `client.fetch`, split at the question mark. */
export interface FetchPath {
  pathname: string;
  /** The query as the caller wrote it, without the question mark. */
  search: string;
}

/** Throws `InvalidRequestError` for a path that would change the host when it is appended to the base URL. */
export function validatePath(path: unknown, redact: Redact): asserts path is string {
  if (typeof path === "string" && path.startsWith("/")) return;
  throw invalid(redact(`Invalid path ${JSON.stringify(path)}. Paths start with "/", for example "/calls"`));
}

/** Splits a path at the question mark, and removes its fragment. */
export function parseFetchPath(path: string): FetchPath {
  const [withoutFragment = ""] = path.split("#", 1);
  const [pathname = ""] = withoutFragment.split("?", 1);
  return { pathname, search: withoutFragment.slice(pathname.length + 1) };
}

/** Throws `InvalidRequestError` for a method that no server understands, or that cannot have a body. */
export function validateMethod(method: unknown, body: unknown): void {
  if (typeof method !== "string" || !METHOD.test(method)) {
    throw invalid("Invalid method. Use an HTTP method such as GET or POST");
  }
  if (body === undefined || !["GET", "HEAD"].includes(method.toUpperCase())) return;
  throw invalid(`A ${method.toUpperCase()} request cannot have a body. Remove body, or pass another method`);
}

/** Returns whether `fetch` accepts a body as it is. Other values are sent as JSON. */
export function isBodyInit(body: unknown): boolean {
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
