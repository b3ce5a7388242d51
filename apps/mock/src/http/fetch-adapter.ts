import { type Bytes, bytesOf } from "../runtime/bytes.ts";
import type { Handler, HttpResponse } from "./middleware.ts";
import { directFetch } from "@smartalex/sdk/internal";
import { plainFetch } from "./plain-fetch.ts";

/** The type of the standard `fetch`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Converts a handler to a `fetch`, with a property that lets `@smartalex/sdk` send requests without creating a `Request` and a `Response`. */
export function toFetch(handle: Handler): Fetch {
  const fetch: Fetch = async (input, init) => {
    // A Request that is created from another Request follows its signal, and both stay in memory until the next full garbage collection.
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    request.signal.throwIfAborted();
    return toResponse(await handle(request));
  };
  return Object.assign(fetch, { [directFetch]: plainFetch(handle, fetch) });
}

function toResponse({ body, broken, headers, status }: HttpResponse): Response {
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

/** Returns the body for a `Response`. Text is fastest, but a `Response` with text and without a content type gets `text/plain`. */
function bodyOf(body: HttpResponse["body"], headers: HttpResponse["headers"]): Bytes | string | undefined {
  return body === undefined || "content-type" in headers ? body : bytesOf(body);
}
