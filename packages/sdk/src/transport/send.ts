import { AbortError, ConnectionError, SmartAlexError } from "../errors.ts";
import type { Send } from "./layers.ts";

/** Sends what would be a `Request`, were there no need for one. */
export type PlainFetch = (url: string, init: RequestInit) => Promise<Response>;

/** How `send` works: with which `fetch`, and what masks the key. */
export interface SendOptions {
  fetch: PlainFetch;
  redact: (text: string) => string;
}

/**
 * Sends a request, follows no redirect, and reads the whole body, so that the layers around it repeat a connection that breaks in the
 * middle of it, and stop one that stalls there. Masks what `redact` masks in the body and the headers: a server may repeat the
 * API key. Throws `ConnectionError`; `AbortError`, or the signal's own reason where that is one of ours.
 */
export function send({ fetch, redact }: SendOptions): Send {
  return async ({ headers, signal, url }) => {
    let response: Response | undefined;
    try {
      response = await fetch(url, { headers: headers ?? {}, signal: signal ?? null, redirect: "manual" });
      const body = redact(await response.text());
      const { headers: received, status } = response;
      return { status, headers: received, maskedHeaders: () => masked(received, redact), body };
    } catch (error) {
      const { aborted, reason } = (signal ?? {}) as { aborted?: boolean; reason?: unknown };
      if (aborted) throw reason instanceof SmartAlexError ? reason : new AbortError(reason);
      const { host } = new URL(url);
      const what = response
        ? `The connection to ${host} broke off in the middle of the answer`
        : `${host} cannot be reached`;
      throw new ConnectionError(`${what}. Check the network and the base URL, then try again.`, error);
    }
  };
}

function masked(headers: Headers, redact: (text: string) => string): Headers {
  return new Headers([...headers].map(([name, value]): [string, string] => [name, redact(value)]));
}
