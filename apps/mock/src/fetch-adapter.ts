import type { Handler, MockResponse } from "./handler.ts";
import { plainFetch, type PlainFetch } from "./plain-fetch.ts";
import { bytesOf } from "./respond.ts";

/** Answers a request, as the standard `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

/** Makes a handler a `fetch`, with the way around `Request` and `Response` that `@smartalex/sdk` takes. */
export function toFetch(handle: Handler): Fetch & { plain: PlainFetch } {
  const fetch: Fetch = async (request) => toResponse(await handle(request));
  return Object.assign(fetch, { plain: plainFetch(handle) });
}

function toResponse({ body, broken, headers, status }: MockResponse): Response {
  const bytes = body === undefined ? null : bytesOf(body); // of a text, a Response would say that it is plain
  if (!bytes || !broken) return new Response(bytes, { status, headers });
  const parts = [bytes.subarray(0, bytes.length * broken.share)];
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else await broken.end();
    },
  });
  return new Response(stream, { status, headers });
}
