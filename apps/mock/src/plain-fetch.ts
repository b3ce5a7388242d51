import type { FetchFunction, FetchResponse } from "@smartalex/sdk";
import type { Handler, MockResponse, RequestHeaders } from "./handler.ts";
import { encode } from "./respond.ts";

export type { FetchFunction };

/** Makes a handler what `@smartalex/sdk` asks in place of a `fetch`, without a `Request` and a `Response`. */
export function plainFetch(handle: Handler): FetchFunction {
  return async (url, { headers, signal }) => {
    const request = {
      method: "GET",
      url,
      headers: toHeaders(headers),
      body: null,
      signal: signal ?? new AbortController().signal,
    };
    return toPlainResponse(await handle(request));
  };
}

function toPlainResponse({ body, broken, headers, status }: MockResponse): FetchResponse {
  return {
    status,
    headers: toHeaders(headers),
    async arrayBuffer() {
      if (broken && body) await broken.end();
      return typeof body === "string" ? encode(body).buffer : (body ?? new Uint8Array()).slice().buffer; // bytes are shared, and a reader may change them
    },
  };
}

function toHeaders(record: Readonly<Record<string, string>>): RequestHeaders {
  const headers = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    get: (name) => headers.get(name.toLowerCase()) ?? null,
    has: (name) => headers.has(name.toLowerCase()),
    [Symbol.iterator]: () => headers[Symbol.iterator](),
  };
}
