import type { MockServer } from "../mocks/mock-server.ts";
import { shuffledIndex } from "../shuffle.ts";
import type { LoadRequest } from "./requests.ts";

/** Returns the path of the request with an index. Paths repeat only after all of them were used. */
export async function createPathSequence(
  { query, resource }: Pick<LoadRequest, "query" | "resource">,
  { origin, server, count }: { origin: string; server: MockServer; count: number },
): Promise<(index: number) => string> {
  if (resource === "call") {
    const ids = await server.ids(origin, count);
    return (index) => server.callPath(ids[shuffledIndex(index, ids.length)] ?? "");
  }
  const pages = await server.pages(origin, query);
  return (index) => server.listPath(1 + shuffledIndex(index, pages), query);
}
