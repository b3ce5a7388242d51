import type { Bytes, Handler, MockResponse } from "./middleware.ts";
import { directFetch } from "@smartalex/sdk/internal";
import { plainFetch } from "./plain-fetch.ts";
import { bytesOf } from "./responses.ts";

/** The standard `fetch`: it takes a URL with its settings, or a `Request`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Makes a handler a `fetch`, with a property that lets `@smartalex/sdk` send requests without a `Request` and a `Response`. */
export function toFetch(handle: Handler): Fetch {
  const fetch: Fetch = async (input, init) => {
    // A Request made from another one follows its signal, and is kept in memory with it until the next full collection.
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    request.signal.throwIfAborted();
    return toResponse(await handle(request));
  };
  return Object.assign(fetch, { [directFetch]: plainFetch(handle, fetch) });
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
