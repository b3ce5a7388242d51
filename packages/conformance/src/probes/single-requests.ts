import { NOT_SENT, type Credentials, type HttpExchange } from "./http-exchange.ts";
import type { Server } from "./server.ts";

/** Requests that are evaluated on their own. */
const requests = {
  plain: ["/calls"],
  withoutKey: ["/calls", "none"],
  strangeKey: ["/calls", "unknown"],
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
} satisfies Record<string, [path: string, credentials?: Credentials]>;

/** The name of a request. */
export type ProbeName = keyof typeof requests;

/** The exchanges of all requests. `forbiddenKey` is not sent if there is no such key. */
export type Probes = Record<ProbeName, HttpExchange>;

/** The requests with a parameter that is assumed to be invalid. */
export const invalidValues = [
  "unknownStatus",
  "noHours",
  "wordAsHours",
  "pageZero",
  "wordAsPage",
  "emptyPages",
] as const satisfies readonly ProbeName[];

/** Sends all requests except `plain`, which was sent before. */
export async function sendSingleRequests(
  server: Server,
  plain: HttpExchange,
  hasForbiddenKey: boolean,
): Promise<Probes> {
  const probes: Partial<Probes> = { plain };
  for (const [name, [path, credentials = "key"]] of Object.entries(requests) as [ProbeName, [string, Credentials?]][]) {
    if (name === "plain") continue;
    const isSent = credentials !== "forbidden" || hasForbiddenKey;
    probes[name] = isSent ? await server.send(path, credentials) : { ...plain, response: undefined, problem: NOT_SENT };
  }
  return probes as Probes; // all names are set
}
