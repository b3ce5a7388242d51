import { AbortError, ConnectionError, InvalidResponseError, SmartAlexError } from "../errors.ts";
import { isSuccess, type Answer, type PlainFetch, type PlainResponse, type Send } from "./layers.ts";

/** How `send` works: with which `fetch`, and what masks the key. */
export interface SendOptions {
  fetch: PlainFetch;
  redact: (text: string) => string;
}

/**
 * Sends a request, follows no redirect, and reads the whole body, so that the layers around it repeat a connection that breaks in the
 * middle of it, and stop one that stalls there. Masks what `redact` masks in the body and the headers: a server may repeat the
 * API key. Throws `ConnectionError`; `InvalidResponseError` for a success that is no UTF-8; `AbortError`, or the signal's own reason where
 * that is one of ours.
 */
export function send({ fetch, redact }: SendOptions): Send {
  return async ({ headers, signal, url }) => {
    let response: PlainResponse | undefined;
    try {
      response = await fetch(url, { headers: headers ?? {}, signal: signal ?? null, redirect: "manual" });
      return toAnswer(response, await response.arrayBuffer(), redact);
    } catch (error) {
      const { aborted, reason } = (signal ?? {}) as { aborted?: boolean; reason?: unknown };
      if (aborted) throw reason instanceof SmartAlexError ? reason : new AbortError(reason);
      if (error instanceof InvalidResponseError) throw error;
      const { host } = new URL(url);
      const what = response
        ? `The connection to ${host} broke off in the middle of the answer`
        : `${host} cannot be reached`;
      const cause = redact(String(error)) === String(error) ? error : new Error(redact(String(error)));
      throw new ConnectionError(`${what}. Check the network and the base URL, then try again.`, cause);
    }
  };
}

/** Throws `TypeError` for what is no response: a `fetch` of the caller's own may give anything. */
function toAnswer({ headers, status }: PlainResponse, bytes: ArrayBuffer, redact: SendOptions["redact"]): Answer {
  if (typeof headers.get !== "function") throw new TypeError("fetch has given no Response");
  const maskedHeaders = () => new Headers([...headers].map(([name, value]): [string, string] => [name, redact(value)]));
  const text = utf8(bytes);
  if (text !== undefined) return { status, headers, maskedHeaders, body: redact(text) };
  const body = redact(new TextDecoder().decode(bytes));
  if (!isSuccess({ status })) return { status, headers, maskedHeaders, body };
  throw new InvalidResponseError(
    `The server's answer (${status}, ${bytes.byteLength} bytes) is not UTF-8. Check that the base URL is that of the SmartAlex API.`,
    { status, headers: maskedHeaders(), body },
  );
}

/** The text, or `undefined` where the bytes hold none: to put a sign in place of what is wrong would make an id another one. */
function utf8(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
