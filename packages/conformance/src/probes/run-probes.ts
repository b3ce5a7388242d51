import type { Call } from "@smartalex/contract";
import { pageIn, type HttpExchange } from "./http-exchange.ts";
import { indexByPosition } from "./position-index.ts";
import { sendSingleRequests, type Probes } from "./single-requests.ts";
import { readDetails, type DetailRead } from "./read-details.ts";
import { readList, type ListRead } from "./read-list.ts";
import { readSince, type SinceRead } from "./read-since.ts";
import { readStatuses, type StatusRead } from "./read-statuses.ts";
import type { Server } from "./server.ts";
import type { StableRead } from "./read-until-stable.ts";

/** Sizes of pages to read with, should the larger ones be refused. */
const SIZES = [50, 20, 10, 5, 1];

/** All that was asked of a server, and what it answered: what the checks look at. */
export interface ProbeResults {
  /** Whether the server is on this machine, as mocks are. */
  isLocal: boolean;
  /** Every answer and every lack of one, in the order of asking. */
  exchanges: readonly HttpExchange[];
  probes: Probes;
  /** `undefined` where no page of calls could be read, as for all that follows. */
  list: ListRead | undefined;
  statuses: StableRead<StatusRead> | undefined;
  since: SinceRead | undefined;
  details: readonly DetailRead[];
  /** All calls that were seen in the list of all calls, each once. */
  calls: readonly Call[];
}

/** Asks a server all that the checks look at. `plain` is what it has answered to the first question already. */
export async function runProbes(
  server: Server,
  { plain, hasForbiddenKey, isLocal }: { plain: HttpExchange; hasForbiddenKey: boolean; isLocal: boolean },
): Promise<ProbeResults> {
  const probes = await sendSingleRequests(server, plain, hasForbiddenKey);
  const start = await firstPage(server, probes);
  const asked = { isLocal, exchanges: server.exchanges, probes };
  if (!start) return { ...asked, list: undefined, statuses: undefined, since: undefined, details: [], calls: [] };
  const { per_page: size } = start;
  const list = await readList(server, { size, total: start.total });
  const places = list.stretches.flatMap(({ read }) => [...indexByPosition(read).calls.values()]);
  const calls = [...new Map(places.map((call) => [call.id, call])).values()];
  const statuses = await readStatuses(server, size, list.isWhole);
  const since = await readSince(server, size, calls);
  const details = await readDetails(server, list);
  return { ...asked, list, statuses, since, details, calls };
}

/** The `meta` of the first page in the largest size that the server takes. */
async function firstPage(server: Server, { largestPages, plain }: Probes) {
  const largest = pageIn(largestPages);
  if (largest) return largest.meta;
  for (const size of SIZES) {
    const page = pageIn(await server.send(`/calls?per_page=${size}`));
    if (page) return page.meta;
  }
  return pageIn(plain)?.meta;
}
