import { AbortError, ConnectionError, InvalidResponseError, SmartAlexError } from "../errors.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import { textCoding } from "../runtime/web-apis.ts";
import { isReplayable, type HttpResponse, type Handler } from "./middleware.ts";
import type { Fetch, FetchInit, FetchResponse } from "./network/fetch.ts";
import { readBody } from "./network/read-body.ts";

/** Options for `dispatch`. */
export interface DispatchOptions {
  fetch: Fetch;
  maxResponseBytes: number;
  redact: Redact;
}

/**
 * Sends a request without following redirects, and reads the whole body. Therefore, outer middleware can retry when a connection breaks in the
 * middle of a body, and abort when a body stalls. Redacts the API key in everything that the handler returns or throws.
 *
 * @throws `ConnectionError` if there is no complete response.
 * @throws `InvalidResponseError` if the body is too large.
 * @throws `AbortError` if the signal aborts, or the signal's reason if the reason is a `SmartAlexError`.
 */
export function dispatch(options: DispatchOptions): Handler {
  return async ({ body, headers, method, signal, url }) => {
    let response: FetchResponse | undefined;
    let bytes: Uint8Array | undefined;
    try {
      const init: FetchInit = { method, headers, body, signal: signal ?? null, redirect: "manual" };
      // The fetch standard requires `duplex` for streams: https://fetch.spec.whatwg.org/#dom-requestinit-duplex
      response = await options.fetch(url, isReplayable({ body }) ? init : Object.assign(init, { duplex: "half" }));
      if (typeof response.headers.get !== "function") throw new TypeError("fetch returned no response");
      bytes = await readBody(response, options.maxResponseBytes);
    } catch (thrown) {
      const { aborted, reason } = (signal ?? {}) as { aborted?: boolean; reason?: unknown };
      if (aborted) throw reason instanceof SmartAlexError ? reason : new AbortError(reason);
      throw await connectionError(thrown, { url, hasResponse: response !== undefined }, options.redact);
    }
    return toHttpResponse(response, bytes, options);
  };
}

/** Returns the error for a value that `fetch` threw. Without a network, a web page may be unable to load the module that explains the reason. */
async function connectionError(
  thrown: unknown,
  { hasResponse, url }: { hasResponse: boolean; url: string },
  redact: Redact,
): Promise<ConnectionError> {
  const { host } = new URL(url);
  try {
    const { createConnectionError } = await import("./errors/connection-error.ts");
    return createConnectionError(thrown, { host, hasResponse }, redact);
  } catch {
    return new ConnectionError(
      `${host} cannot be reached. Check the network and the base URL, then try again.`,
      undefined,
    );
  }
}

/** Decodes the body. Throws `InvalidResponseError` if `bytes` is `undefined`, because the body is too large. */
function toHttpResponse(
  { headers, status }: FetchResponse,
  bytes: Uint8Array | undefined,
  { maxResponseBytes, redact }: Omit<DispatchOptions, "fetch">,
): HttpResponse {
  const maskedHeaders = () => maskHeaders(headers, redact);
  if (bytes === undefined) {
    throw new InvalidResponseError(
      `The response (${status}) is larger than ${maxResponseBytes} bytes, the limit set by maxResponseBytes. ` +
        "Check that the base URL is that of the SmartAlex API, or increase the limit.",
      { status, headers: maskedHeaders() },
    );
  }
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { status, headers, maskedHeaders, body: redact(text) };
  const { TextDecoder } = textCoding();
  const problem = `has ${bytes.byteLength} bytes that are not UTF-8. Check that the base URL is that of the SmartAlex API`;
  return { status, headers, maskedHeaders, body: redact(new TextDecoder().decode(bytes)), problem };
}

/** Omits headers whose name contains the API key, and invalid headers that a custom `fetch` returns. */
function maskHeaders(headers: FetchResponse["headers"], redact: Redact): Headers {
  const masked = new Headers();
  for (const [name, value] of headers) {
    if (redact(name) !== name) continue;
    try {
      masked.append(name, redact(value));
    } catch {
      // the error of `append` quotes the header, so the error must not be kept
    }
  }
  return masked;
}

/** Returns `undefined` for invalid UTF-8: a replacement character would turn one ID into another. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const { TextDecoder } = textCoding();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
