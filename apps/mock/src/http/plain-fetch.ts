import { encode } from "../runtime/bytes.ts";
import type { Fetch } from "@smartalex/sdk";
import type { Handler, HttpResponse, RequestHeaders } from "./middleware.ts";

/**
 * Converts a handler to a `fetch` for `@smartalex/sdk` that creates no `Request` and no `Response`. A request with a body goes through
 * `standardFetch`, which supports every type of body.
 */
export function plainFetch(handle: Handler, standardFetch: Fetch): Fetch {
  return async (url, init) => {
    const { headers, method, signal } = init;
    const body: unknown = init.body;
    if (body !== undefined && body !== null) return standardFetch(url, init);
    const request = {
      method,
      url,
      headers: toHeaders(headers),
      body: null,
      signal: signal ?? new AbortController().signal,
    };
    return toPlainResponse(await handle(request));
  };
}

function toPlainResponse({ body, broken, headers, status }: HttpResponse): Awaited<ReturnType<Fetch>> {
  return {
    status,
    headers: toHeaders(headers),
    async arrayBuffer() {
      if (broken && body) await broken.end();
      return typeof body === "string" ? encode(body).buffer : (body ?? new Uint8Array()).slice().buffer; // a copy, because responses share the bytes and the caller may change them
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
