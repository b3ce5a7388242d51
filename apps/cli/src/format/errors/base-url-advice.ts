import { serverUrls } from "@smartalex/contract/constants";
import type { SmartAlexError } from "@smartalex/sdk";

/** What is probably wrong with a base URL, and a base URL that may work. */
export interface BaseUrlSuggestion {
  sentence: string;
  baseUrl: string;
}

/** Errors of OpenSSL if the server responds to a TLS handshake with something else. */
const NOT_TLS = /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/;

/** Hosts to which the client sends keys without TLS. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Suggests another base URL for an error: TLS was used for a local HTTP server, or the path lacks the version. */
export function suggestBaseUrl(error: SmartAlexError, baseUrl: string): BaseUrlSuggestion | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  if (error.name === "ConnectionError") return suggestHttp(error, new URL(baseUrl));
  const isElsewhere =
    error.name === "InvalidResponseError" || (error.name === "NotFoundError" && error.code !== "call_not_found");
  return isElsewhere ? suggestVersionedUrl(baseUrl) : undefined;
}

/** Suggests a base URL for a response that does not come from a SmartAlex API. */
export function suggestVersionedUrl(baseUrl: string): BaseUrlSuggestion | undefined {
  const { origin, pathname } = new URL(baseUrl);
  if (pathname !== "/") return undefined; // a proxy may use any path
  const version = new URL(serverUrls[0]).pathname;
  return {
    sentence: `The base URL does not contain ${version}. Try ${origin}${version}.`,
    baseUrl: `${origin}${version}`,
  };
}

function suggestHttp(error: Error, url: URL): BaseUrlSuggestion | undefined {
  if (url.protocol !== "https:" || !LOOPBACK.test(url.hostname) || !isTlsMismatch(error)) return undefined;
  const baseUrl = trimSlashes(url.href.replace("https:", "http:"));
  return { sentence: `Try ${baseUrl}.`, baseUrl };
}

function isTlsMismatch({ cause }: Error): boolean {
  if (!(cause instanceof Error)) return false;
  return ("code" in cause && NOT_TLS.test(String(cause.code))) || isTlsMismatch(cause);
}

function trimSlashes(url: string): string {
  return url.replace(/\/+$/, "");
}
