import { serverUrls, type operations, type paths } from "@smartalex/contract";

type Path = keyof paths;

/** The operation that a request asks for. */
export type Route =
  | { operation: "listCalls" & keyof operations; search: URLSearchParams }
  | { operation: "getCall" & keyof operations; id: string }
  | { operation: "wrongMethod"; path: Path }
  | { operation: undefined };

/** What every path of the API begins with. */
export const BASE_PATH = new URL(serverUrls[1]).pathname;

/** What every address of the API takes. */
export const METHODS = "GET, HEAD, OPTIONS";

/** Finds the operation of a request, whatever its host. An id is decoded; one that cannot be decoded stands as it is. */
export function route({ method, url }: { method: string; url: string }): Route {
  const { pathname, searchParams } = new URL(url);
  const reads = method === "GET" || method === "HEAD";
  if (!pathname.startsWith(`${BASE_PATH}/`)) return { operation: undefined };
  const [name, id, ...rest] = pathname.slice(BASE_PATH.length + 1).split("/");
  if (name !== "calls" || rest.length > 0) return { operation: undefined };
  if (id === undefined) {
    if (!reads) return { operation: "wrongMethod", path: "/calls" };
    return { operation: "listCalls", search: searchParams };
  }
  if (id === "") return { operation: undefined };
  if (!reads) return { operation: "wrongMethod", path: "/calls/{id}" };
  return { operation: "getCall", id: decoded(id) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
