import type { ListCallsResponse } from "@smartalex/contract";
import type { Behaviour } from "../respond.ts";

/** Sends the answer with another body. */
export function alterBody(change: (text: string) => string | Uint8Array<ArrayBuffer>): Behaviour {
  return (next) => async (request) => {
    const response = await next(request);
    if (!response.body) return response;
    return new Response(change(await response.text()), response);
  };
}

/** Sends a list with other contents; anything else as it is. */
export function alterList(change: (list: ListCallsResponse) => unknown): Behaviour {
  return alterBody((text) => {
    const body = JSON.parse(text) as Partial<ListCallsResponse>; // the mock's own answer
    return body.data && body.meta ? JSON.stringify(change({ data: body.data, meta: body.meta })) : text;
  });
}

/** Sends the answer as what it is not. */
export function alterType(contentType: string): Behaviour {
  return (next) => async (request) => {
    const response = await next(request);
    response.headers.set("content-type", contentType);
    return response;
  };
}

/** Gives the calls of the page before, as if they were those of the page that was asked for. */
export const repeatPage: Behaviour = (next) => (request) => {
  const url = new URL(request.url);
  const page = Number(url.searchParams.get("page"));
  if (!(page > 1)) return next(request);
  url.searchParams.set("page", String(page - 1));
  const renumbered = alterList(({ data, meta }) => ({ data, meta: { ...meta, page } }));
  return renumbered(next)(new Request(url, request));
};

/** Makes the first letter of the first text in a JSON body a byte that no UTF-8 has. */
export function withoutUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  bytes[text.indexOf('":"') + 3] = 0xff; // what comes before is ASCII
  return bytes;
}
