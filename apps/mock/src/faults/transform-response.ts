import type { PageMeta } from "@smartalex/contract";
import { onResponse, type Behaviour, type Bytes } from "../http/middleware.ts";
import { encode, textOf } from "../http/responses.ts";

/** Sends the answer with another body. */
export function alterBody(change: (text: string) => string | Bytes): Behaviour {
  return (next) => (request) => {
    return onResponse(next(request), (response) => {
      if (!response.body) return response;
      const changed = change(textOf(response.body));
      return { ...response, body: changed };
    });
  };
}

/** The body of a list. */
interface ListBody {
  data: readonly unknown[];
  meta: PageMeta;
}

/** Changes the body of a list. Other bodies stay as they are. */
export function alterList(change: (list: ListBody) => unknown): Behaviour {
  return alterBody((text) => {
    const body = JSON.parse(text) as Partial<ListBody>; // the mock's own answer
    return body.data && body.meta ? JSON.stringify(change({ data: body.data, meta: body.meta })) : text;
  });
}

/** Sends the answer as what it is not. */
export function alterType(contentType: string): Behaviour {
  return (next) => (request) => {
    return onResponse(next(request), (response) => {
      response.headers["content-type"] = contentType;
      return response;
    });
  };
}

/** Returns the records of the previous page as those of the requested page. */
export const repeatPage: Behaviour = (next) => (request) => {
  const url = new URL(request.url);
  const page = Number(url.searchParams.get("page"));
  if (!(page > 1)) return next(request);
  url.searchParams.set("page", String(page - 1));
  const renumbered = alterList(({ data, meta }) => ({ data, meta: { ...meta, page } }));
  const { body, headers, method, signal } = request;
  return renumbered(next)({ method, headers, body, signal, url: url.href });
};

/** Makes the first letter of the first text in a JSON body a byte that no UTF-8 has. */
export function withoutUtf8(text: string): Bytes {
  const bytes = encode(text);
  bytes[text.indexOf('":"') + 3] = 0xff; // what comes before is ASCII
  return bytes;
}
