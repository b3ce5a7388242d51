import { AbortError, ConnectionError, InvalidResponseError, SmartAlexError } from "../errors.ts";
import { copyError } from "./errors/copy-error.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import { textCoding } from "../runtime/text-coding.ts";
import { explainConnectionFailure } from "./errors/connection-failure.ts";
import type { Fetch, FetchResponse } from "./fetch.ts";
import type { HttpResponse, Handler } from "./middleware.ts";
import { readBody } from "./read-body.ts";

/** How `send` works: with which `fetch`, up to how many bytes of a body, and what masks the key. */
export interface DispatchOptions {
  fetch: Fetch;
  maxResponseBytes: number;
  redact: Redact;
}

/**
 * Sends a request, follows no redirect, and reads the whole body, so that the layers around it retry when a connection breaks in the
 * middle of it, and abort when it stalls. Masks the API key in all that comes back. Throws `ConnectionError`; `InvalidResponseError`
 * for a body that is too large; `AbortError`, or the signal's own reason if that is one of ours.
 */
export function dispatch(options: DispatchOptions): Handler {
  return async ({ body, headers, method, signal, url }) => {
    let response: FetchResponse | undefined;
    let bytes: Uint8Array | undefined;
    try {
      response = await options.fetch(url, { method, headers, body, signal: signal ?? null, redirect: "manual" });
      if (typeof response.headers.get !== "function") throw new TypeError("fetch returned no response");
      bytes = await readBody(response, options.maxResponseBytes);
    } catch (thrown) {
      const { aborted, reason } = (signal ?? {}) as { aborted?: boolean; reason?: unknown };
      if (aborted) throw reason instanceof SmartAlexError ? reason : new AbortError(reason);
      const cause = copyError(thrown, options.redact);
      const attempt = { host: new URL(url).host, hasResponse: response !== undefined };
      const { isRetryable, message } = explainConnectionFailure(cause, attempt);
      throw new ConnectionError(message, cause, { isRetryable });
    }
    return toAnswer(response, bytes, options);
  };
}

/** The response with its body as text; `bytes` is `undefined` for one that is too large. Throws `InvalidResponseError` for that. */
function toAnswer(
  { headers, status }: FetchResponse,
  bytes: Uint8Array | undefined,
  { maxResponseBytes, redact }: Omit<DispatchOptions, "fetch">,
): HttpResponse {
  const maskedHeaders = () => new Headers([...headers].map(([name, value]): [string, string] => [name, redact(value)]));
  if (bytes === undefined) {
    throw new InvalidResponseError(
      `The response (${status}) is larger than ${maxResponseBytes} bytes, the limit of maxResponseBytes. ` +
        "Check that the base URL is that of the SmartAlex API, or raise the limit.",
      { status, headers: maskedHeaders() },
    );
  }
  const text = utf8(bytes);
  if (text !== undefined) return { status, headers, maskedHeaders, body: redact(text) };
  const { TextDecoder } = textCoding();
  const problem = `has ${bytes.byteLength} bytes that are not UTF-8. Check that the base URL is that of the SmartAlex API`;
  return { status, headers, maskedHeaders, body: redact(new TextDecoder().decode(bytes)), problem };
}

/** The text, or `undefined` for invalid UTF-8: a replacement character would turn an id into another one. */
function utf8(bytes: Uint8Array): string | undefined {
  const { TextDecoder } = textCoding();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
