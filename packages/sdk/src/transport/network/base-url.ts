import { serverUrls } from "@smartalex/contract/constants";
import { InvalidOptionError } from "../../errors.ts";
import { hasDocument } from "../../runtime/environment.ts";
import { parseUrl } from "../../runtime/web-apis.ts";

const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Validates a base URL and removes slashes at its end.
 *
 * @throws `InvalidOptionError` if the URL is invalid, does not use https (http is allowed for a loopback host), or has a user, a query or a fragment.
 */
export function parseBaseUrl(text: string): string {
  const url = parseUrl(text);
  if (!url) throw new InvalidOptionError("baseUrl", `must be a URL such as ${serverUrls[0]}`);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url))) {
    throw new InvalidOptionError(
      "baseUrl",
      "must start with https://, so that the API key is encrypted in transit. http:// is only allowed for localhost",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InvalidOptionError("baseUrl", "must not have a user, query or fragment");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Throws `InvalidOptionError` in a web page, unless the host of the base URL is a loopback host. */
export function refuseBrowser(baseUrl: string): void {
  if (!hasDocument() || isLoopback(new URL(baseUrl))) return;
  throw new InvalidOptionError(
    "dangerouslyAllowBrowser",
    "must be true to use the client in a browser. Every visitor of the page could read the API key, and with it every call. " +
      "Keep the key on a server, and let the page send its requests there",
  );
}

function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK_HOSTS.includes(hostname);
}
