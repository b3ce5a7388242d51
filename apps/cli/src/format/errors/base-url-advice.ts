import { serverUrls } from "@smartalex/contract/constants";
import type { SmartAlexError } from "@smartalex/sdk";

/** What is probably wrong with a base URL, and the one that was probably meant. */
export interface BaseUrlSuggestion {
  sentence: string;
  baseUrl: string;
}

/** What OpenSSL reports if the other side answers a handshake with something else. */
const NOT_TLS = /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/;

/** The hosts that a key may be sent to without TLS. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Explains an error by the base URL: TLS on a port of this machine that speaks HTTP, or a path that lacks the version. */
export function suggestBaseUrl(error: SmartAlexError, baseUrl: string): BaseUrlSuggestion | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  if (error.name === "ConnectionError") return adviseProtocol(error, new URL(baseUrl));
  const isElsewhere =
    error.name === "InvalidResponseError" || (error.name === "NotFoundError" && error.code !== "call_not_found");
  return isElsewhere ? suggestVersionedUrl(baseUrl) : undefined;
}

/** The same for any response that is not from a SmartAlex API. */
export function suggestVersionedUrl(baseUrl: string): BaseUrlSuggestion | undefined {
  const { origin, pathname } = new URL(baseUrl);
  if (pathname !== "/") return undefined; // a proxy may have any path
  const version = new URL(serverUrls[0]).pathname;
  return { sentence: `The base URL has no ${version}. Try ${origin}${version}.`, baseUrl: `${origin}${version}` };
}

function adviseProtocol(error: Error, url: URL): BaseUrlSuggestion | undefined {
  if (url.protocol !== "https:" || !LOOPBACK.test(url.hostname) || !isNotTls(error)) return undefined;
  const baseUrl = withoutSlash(url.href.replace("https:", "http:"));
  return { sentence: `Try ${baseUrl}.`, baseUrl };
}

function isNotTls({ cause }: Error): boolean {
  if (!(cause instanceof Error)) return false;
  return ("code" in cause && NOT_TLS.test(String(cause.code))) || isNotTls(cause);
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
