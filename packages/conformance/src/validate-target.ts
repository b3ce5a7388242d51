import { serverUrls } from "@smartalex/contract";
import { parseUrl } from "@smartalex/sdk/internal";
import { VerifyError } from "./verify-error.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** The base URL and the API keys. */
export interface Target {
  baseUrl: string;
  apiKey: string;
  forbiddenKey?: string | undefined;
}

/** Returns the base URL without a trailing slash, and whether the server is on this machine. Throws `VerifyError` for an invalid key or base URL. */
export function validateTarget({ apiKey, baseUrl, forbiddenKey }: Target): { baseUrl: string; isLocal: boolean } {
  if (![apiKey, forbiddenKey ?? apiKey].every((key) => /^[!-~]+$/.test(key))) {
    throw new VerifyError("invalid API key: it contains whitespace or invalid characters. Copy it again");
  }
  const url = parseUrl(baseUrl);
  if (!url) throw new VerifyError(`invalid base URL. Use a URL such as ${serverUrls[0]}`);
  const isLocal = LOOPBACK.includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal)) {
    throw new VerifyError(
      "the base URL must start with https://, to protect the API key. http:// is allowed on this machine only",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new VerifyError("the base URL must not contain credentials, a query or a fragment");
  }
  return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, "")}`, isLocal };
}
