import { parseUrl } from "@smartalex/sdk/internal";
import { memoizeLast } from "../runtime/memoize-last.ts";

/** Matches the `Host` of a request to this machine. Other names may be DNS rebinding: another site can point its name to 127.0.0.1. */
export const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** The path of a URL, and its query without the question mark. */
export interface RequestUrl {
  readonly pathname: string;
  readonly search: string;
}

/** A URL whose path needs no normalization. Nearly all request URLs match. */
const NORMALIZED = /^https?:\/\/[^/?#\\@]+(\/[\w/-]*)(?:\?([\w=&-]*))?$/;

/**
 * Returns the path and the query of a URL. Both are empty if the URL is invalid. The last result is kept, because several middleware parse the
 * URL of the same request.
 */
export const parseRequestUrl = memoizeLast((url: string): RequestUrl => {
  const [, pathname, search = ""] = NORMALIZED.exec(url) ?? [];
  if (pathname !== undefined) return { pathname, search };
  const parsed = parseUrl(url);
  if (parsed?.username !== "") return { pathname: "", search: "" }; // fetch rejects URLs with credentials
  return { pathname: parsed.pathname, search: parsed.search.slice(1) };
});
