import { serverUrls } from "@smartalex/contract";
import { parseUrl } from "@smartalex/sdk/internal";
import { VerifyError } from "./verify-error.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** Which address, and with which keys. */
export interface Target {
  baseUrl: string;
  apiKey: string;
  forbiddenKey?: string | undefined;
}

/** The base URL without a slash at its end, and whether it is this machine. Throws `VerifyError` for what no key may be sent to, or is none. */
export function validateTarget({ apiKey, baseUrl, forbiddenKey }: Target): { baseUrl: string; isLocal: boolean } {
  if (![apiKey, forbiddenKey ?? apiKey].every((key) => /^[!-~]+$/.test(key))) {
    throw new VerifyError("an API key has a space or a character that no key has. Copy it anew");
  }
  const url = parseUrl(baseUrl);
  if (!url) throw new VerifyError(`the base URL must be one such as ${serverUrls[0]}`);
  const isLocal = LOOPBACK.includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal)) {
    throw new VerifyError(
      "the base URL must begin with https://, so that nobody reads the key; http:// is for this machine only",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new VerifyError("the base URL must have no user, query or fragment");
  }
  return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, "")}`, isLocal };
}
