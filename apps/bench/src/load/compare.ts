import { ask } from "../ask.ts";
import { BARE, mockServers, OUR_MOCK, type MockServerName } from "../mocks/mock-servers.ts";
import { withBare } from "../mocks/with-mock-server.ts";
import { inRounds } from "../rounds.ts";
import type { RunningServer } from "../with-command.ts";
import { pathsOf } from "./paths-of.ts";
import { load, type Load, type LoadTool } from "./load.ts";
import type { Question } from "./questions.ts";

/** More than a server can answer in a round. */
const TURNS = 40_000;

/** Who is asked, with what, how long and how many times, and how long before that to warm up. */
export interface CompareOptions {
  question: Question;
  servers: ReadonlyMap<MockServerName, RunningServer>;
  warmUpMs: number;
  durationMs: number;
  rounds: number;
  tool: LoadTool;
}

/** How each has borne it in each round, beside a bare server with the bytes of our first answer. One more round warms up. */
export async function compare({
  durationMs,
  question,
  rounds,
  servers,
  tool,
  warmUpMs,
}: CompareOptions): Promise<ReadonlyMap<MockServerName | typeof BARE, readonly Load[]>> {
  const askable = new Map<MockServerName | typeof BARE, Askable>();
  const turns = question.isRepeated ? 1 : TURNS * (rounds + 1);
  for (const [name, { origin }] of servers) {
    askable.set(name, { origin, pathAt: await pathsOf(question, { origin, server: mockServers[name], turns }) });
  }
  const { origin, pathAt } = askable.get(OUR_MOCK) ?? fail();
  return withBare(await ask(origin + pathAt(0)), async (bare) => {
    askable.set(BARE, { origin: bare.origin, pathAt });
    const measured = await inRounds({ names: [...askable.keys()], rounds: rounds + 1 }, (name, round) => {
      const { pathAt: pathOf, ...server } = askable.get(name) ?? fail();
      const length = question.isRepeated ? 1 : TURNS;
      const paths = Array.from({ length }, (_, turn) => pathOf(round * length + turn));
      return load({ ...server, tool, paths, durationMs: round === 0 ? warmUpMs : durationMs });
    });
    return new Map([...measured].map(([name, [, ...loads]]) => [name, loads]));
  });
}

/** A server, and what it is asked for at each turn. */
interface Askable {
  origin: string;
  pathAt: (turn: number) => string;
}

function fail(): never {
  throw new Error("Our own server is what others are compared with. Start it, too.");
}
