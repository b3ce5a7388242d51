import type { PageMeta } from "@smartalex/contract";
import { mapResponse, type Middleware } from "../http/middleware.ts";
import { encode, textOf, type Bytes } from "../runtime/bytes.ts";

/** Replaces the body of a response. */
export function transformBody(transform: (text: string) => string | Bytes): Middleware {
  return (request, next) => {
    return mapResponse(next(request), (response) => {
      if (!response.body) return response;
      return { ...response, body: transform(textOf(response.body)) };
    });
  };
}

/** The body of a list response. */
interface ListBody {
  data: readonly unknown[];
  meta: PageMeta;
}

/** Replaces the body of a list response. Does not change other responses. */
export function transformList(transform: (list: ListBody) => unknown): Middleware {
  return transformBody((text) => {
    const body = JSON.parse(text) as Partial<ListBody>; // written by the mock
    return body.data && body.meta ? JSON.stringify(transform({ data: body.data, meta: body.meta })) : text;
  });
}

/** Replaces the content type of a response. */
export function setContentType(contentType: string): Middleware {
  return (request, next) => {
    return mapResponse(next(request), (response) => {
      response.headers["content-type"] = contentType;
      return response;
    });
  };
}

/** Returns the records of the previous page as those of the requested page. */
export const repeatPage: Middleware = (request, next) => {
  const url = new URL(request.url);
  const page = Number(url.searchParams.get("page"));
  if (!(page > 1)) return next(request);
  url.searchParams.set("page", String(page - 1));
  const renumbered = transformList(({ data, meta }) => ({ data, meta: { ...meta, page } }));
  const { body, headers, method, signal } = request;
  return renumbered({ method, headers, body, signal, url: url.href }, next);
};

/** Replaces the first character of the first string value in a JSON body by a byte that is not valid UTF-8. */
export function corruptUtf8(text: string): Bytes {
  const bytes = encode(text);
  bytes[text.indexOf('":"') + 3] = 0xff; // the text before it is ASCII
  return bytes;
}
