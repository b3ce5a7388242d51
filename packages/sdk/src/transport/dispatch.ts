import { AbortError, ConnectionError, SmartAlexError } from "../errors.ts";
import type { Redactor } from "../runtime/redactor.ts";
import { textCoding } from "../runtime/web-apis.ts";
import { isReplayable, type Handler } from "./middleware.ts";
import type { Fetch, FetchInit, FetchResponse } from "./network/fetch.ts";
import { readBody } from "./network/read-body.ts";

/** Options for `dispatch`. */
export interface DispatchOptions {
  fetch: Fetch;
  maxResponseBytes: number;
  redactor: Redactor;
}

/**
 * Sends a request without following redirects, and reads the whole body, so that other middleware can retry a request whose connection breaks in the
 * middle of the body, and abort a request whose body stalls. The API key is redacted in the body and in errors, but not in `headers`.
 *
 * @throws `ConnectionError` if there is no complete response.
 * @throws `InvalidResponseError` if the body is too large.
 * @throws `AbortError` if the signal aborts, or the signal's reason if the reason is a `SmartAlexError`.
 */
export function dispatch({ fetch, maxResponseBytes, redactor }: DispatchOptions): Handler {
  const decode = createUtf8Decoder();
  return async ({ body, headers, method, signal, url }) => {
    let response: FetchResponse | undefined;
    let bytes: Uint8Array | undefined;
    try {
      const init: FetchInit = { method, headers, body, signal: signal ?? null, redirect: "manual" };
      // The fetch standard requires the option `duplex` for a body that is a stream: https://fetch.spec.whatwg.org/#dom-requestinit-duplex
      response = await fetch(url, isReplayable({ body }) ? init : Object.assign(init, { duplex: "half" }));
      if (typeof response.headers.get !== "function") throw new TypeError("fetch returned no response");
      bytes = await readBody(response, maxResponseBytes);
    } catch (thrown) {
      const { aborted, reason } = (signal ?? {}) as { aborted?: boolean; reason?: unknown };
      if (aborted) throw reason instanceof SmartAlexError ? reason : new AbortError(reason);
      throw await connectionError(thrown, { url, hasResponse: response !== undefined }, redactor);
    }
    const received = { status: response.status, headers: response.headers, redactor };
    const text = bytes && decode(bytes);
    if (text === undefined) {
      const { unreadableResponse } = await import("./failures.ts"); // loaded for the first unreadable response
      return unreadableResponse(received, bytes, maxResponseBytes);
    }
    const redacted = redactor.redact(text);
    return { ...received, body: typeof redacted === "string" ? redacted : await redacted };
  };
}

/**
 * Returns the error for a value that `fetch` threw. If the module that explains the reason cannot be loaded, for example because a web page has no
 * network, the message contains no reason.
 */
async function connectionError(
  thrown: unknown,
  { hasResponse, url }: { hasResponse: boolean; url: string },
  redactor: Redactor,
): Promise<ConnectionError> {
  const { host } = new URL(url);
  try {
    const [{ createConnectionError }, redact] = await Promise.all([import("./failures.ts"), redactor.load()]);
    return createConnectionError(thrown, { host, hasResponse }, redact);
  } catch {
    return new ConnectionError(
      `${host} cannot be reached. Check the network and the base URL, then try again.`,
      undefined,
    );
  }
}

/**
 * Creates a decoder that returns `undefined` for invalid UTF-8, because a replacement character could turn one ID into another. The `TextDecoder` is
 * created for the first response and reused, because creating a `TextDecoder` takes longer than decoding a body.
 */
function createUtf8Decoder(): (bytes: Uint8Array) => string | undefined {
  let decoder: InstanceType<typeof globalThis.TextDecoder> | undefined;
  return (bytes) => {
    decoder ??= new (textCoding().TextDecoder)("utf-8", { fatal: true });
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}
