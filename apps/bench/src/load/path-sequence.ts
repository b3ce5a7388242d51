import type { MockServer } from "../mocks/mock-server.ts";
import { shuffledIndex } from "../shuffle.ts";
import type { LoadRequest } from "./requests.ts";

/** What a server is asked for at each of so many turns: another path each time, as long as there are any. */
export async function createPathSequence(
  { query, resource }: Pick<LoadRequest, "query" | "resource">,
  { origin, server, turns }: { origin: string; server: MockServer; turns: number },
): Promise<(turn: number) => string> {
  if (resource === "call") {
    const ids = await server.ids(origin, turns);
    return (turn) => server.callPath(ids[shuffledIndex(turn, ids.length)] ?? "");
  }
  const pages = await server.pages(origin, query);
  return (turn) => server.listPath(1 + shuffledIndex(turn, pages), query);
}
