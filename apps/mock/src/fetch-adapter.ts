import type { Handler, MockResponse } from "./handler.ts";

/** Answers a request, as the standard `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

/** Makes a handler a `fetch`. */
export function toFetch(handle: Handler): Fetch {
  return async (request) => toResponse(await handle(request));
}

function toResponse({ body, broken, headers, status }: MockResponse): Response {
  if (!body || !broken) return new Response(body ?? null, { status, headers });
  const parts = [body.subarray(0, body.length * broken.share)];
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else await broken.end();
    },
  });
  return new Response(stream, { status, headers });
}
