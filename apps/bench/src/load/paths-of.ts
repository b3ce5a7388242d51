import type { MockServer } from "../mocks/mock-server.ts";
import { scatter } from "../scatter.ts";
import type { Question } from "./questions.ts";

/** What a server is asked for at each of so many turns: another path each time, as long as there are any. */
export async function pathsOf(
  { query, subject }: Pick<Question, "query" | "subject">,
  { origin, server, turns }: { origin: string; server: MockServer; turns: number },
): Promise<(turn: number) => string> {
  if (subject === "call") {
    const ids = await server.ids(origin, turns);
    return (turn) => server.callPath(ids[scatter(turn, ids.length)] ?? "");
  }
  const pages = await server.pages(origin, query);
  return (turn) => server.listPath(1 + scatter(turn, pages), query);
}
