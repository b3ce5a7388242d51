import { serverUrls, type operations, type paths } from "@smartalex/contract";
import { parseUrl } from "@smartalex/sdk/internal";
import { keepLast } from "./keep-last.ts";

type Path = keyof paths;

/** The operation that a request asks for. */
export type Route =
  | { operation: "listCalls" & keyof operations; search: string }
  | { operation: "getCall" & keyof operations; id: string }
  | { operation: "wrongMethod"; path: Path }
  | { operation: undefined };

/** What every path of the API begins with. */
export const BASE_PATH = new URL(serverUrls[0]).pathname;

/** What every address of the API takes. */
export const METHODS = "GET, HEAD, OPTIONS";

/** An address as nearly all are, of which nothing needs to be decoded or resolved. */
const PLAIN = /^https?:\/\/[^/?#\\@]+(\/[\w/-]*)(?:\?([\w=&-]*))?$/;

/** Finds the operation of a request, whatever its host. An id is decoded; one that cannot be decoded stands as it is. */
export function route({ method, url }: { method: string; url: string }): Route {
  const { pathname, search } = addressOf(url);
  const reads = method === "GET" || method === "HEAD";
  if (!pathname.startsWith(`${BASE_PATH}/`)) return { operation: undefined };
  const [name, id, ...rest] = pathname.slice(BASE_PATH.length + 1).split("/");
  if (name !== "calls" || rest.length > 0) return { operation: undefined };
  if (id === undefined) {
    if (!reads) return { operation: "wrongMethod", path: "/calls" };
    return { operation: "listCalls", search };
  }
  if (id === "") return { operation: undefined };
  if (!reads) return { operation: "wrongMethod", path: "/calls/{id}" };
  return { operation: "getCall", id: decoded(id) };
}

/** The path and the query of an address, both empty for one that cannot be read. The layers of a request ask for the same one in turn. */
export const addressOf = keepLast((url: string): { readonly pathname: string; readonly search: string } => {
  const [, pathname, search = ""] = PLAIN.exec(url) ?? [];
  if (pathname !== undefined) return { pathname, search };
  const parsed = parseUrl(url);
  if (parsed?.username !== "") return { pathname: "", search: "" }; // no fetch would send it
  return { pathname: parsed.pathname, search: parsed.search.slice(1) };
});

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
