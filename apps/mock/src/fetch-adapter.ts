import type { Bytes, Handler, MockResponse } from "./handler.ts";
import { plainFetch, type FetchFunction } from "./plain-fetch.ts";
import { bytesOf } from "./respond.ts";

/** The standard `fetch`: it takes a URL with its settings, or a `Request`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Makes a handler a `fetch`, with the way around `Request` and `Response` that `@smartalex/sdk` takes. */
export function toFetch(handle: Handler): Fetch & { plain: FetchFunction } {
  const fetch: Fetch = async (input, init) => {
    // A Request made from another one follows its signal, and is kept in memory with it until the next full collection.
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    request.signal.throwIfAborted();
    return toResponse(await handle(request));
  };
  return Object.assign(fetch, { plain: plainFetch(handle) });
}

function toResponse({ body, broken, headers, status }: MockResponse): Response {
  if (body === undefined || !broken) return new Response(bodyOf(body, headers), { status, headers });
  const bytes = bytesOf(body);
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

/** What a Response is made of. It is quickest with text, but says of a text whose type nobody names that it is plain. */
function bodyOf(body: MockResponse["body"], headers: MockResponse["headers"]): Bytes | string | undefined {
  return body === undefined || "content-type" in headers ? body : bytesOf(body);
}
