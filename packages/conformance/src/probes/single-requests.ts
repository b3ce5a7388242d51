import type { Credentials, HttpExchange } from "./http-exchange.ts";
import type { Server } from "./server.ts";

/** Single questions whose answer stands for itself. */
const questions = {
  plain: ["/calls"],
  withoutKey: ["/calls", "nobody"],
  strangeKey: ["/calls", "stranger"],
  forbiddenKey: ["/calls", "forbidden"],
  unknownCall: ["/calls/call_that_is_not_there"],
  unknownAddress: ["/no-such-address"],
  unknownParameter: ["/calls?no_such_parameter=1"],
  unknownStatus: ["/calls?status=no_such_status"],
  noHours: ["/calls?since_hours=0"],
  wordAsHours: ["/calls?since_hours=many"],
  pageZero: ["/calls?page=0"],
  wordAsPage: ["/calls?page=first"],
  emptyPages: ["/calls?per_page=0"],
  largestPages: ["/calls?per_page=100"],
  largerPages: ["/calls?per_page=101"],
} satisfies Record<string, [path: string, asker?: Credentials]>;

/** The name of a question. */
export type ProbeName = keyof typeof questions;

/** The answers to all of them. Nobody asks with a key that may not read calls where none was given. */
export type Probes = Record<ProbeName, HttpExchange>;

/** The questions with a value that is taken to be a bad one. */
export const invalidValues = [
  "unknownStatus",
  "noHours",
  "wordAsHours",
  "pageZero",
  "wordAsPage",
  "emptyPages",
] as const satisfies readonly ProbeName[];

/** Asks them all. `plain` has been asked already. */
export async function sendSingleRequests(
  server: Server,
  plain: HttpExchange,
  hasForbiddenKey: boolean,
): Promise<Probes> {
  const probes: Partial<Probes> = { plain };
  for (const [name, [path, asker = "key"]] of Object.entries(questions) as [ProbeName, [string, Credentials?]][]) {
    if (name === "plain") continue;
    const isAsked = asker !== "forbidden" || hasForbiddenKey;
    probes[name] = isAsked ? await server.send(path, asker) : { ...plain, response: undefined, problem: "not asked" };
  }
  return probes as Probes; // each name was filled in
}
