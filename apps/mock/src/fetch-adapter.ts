import type { Bytes, Handler, MockResponse } from "./handler.ts";
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
