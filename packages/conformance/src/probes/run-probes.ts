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

/** Page sizes to try if the server rejects larger pages. */
const SIZES = [50, 20, 10, 5, 1];

/** All requests to a server and their responses. The checks evaluate them. */
export interface ProbeResults {
  /** Whether the server is on this machine, for example a mock. */
  isLocal: boolean;
  /** All exchanges, in the order of the requests. */
  exchanges: readonly HttpExchange[];
  probes: Probes;
  /** `undefined` if no page of calls could be read, as are the next fields. */
  list: ListRead | undefined;
  statuses: StableRead<StatusRead> | undefined;
  since: SinceRead | undefined;
  details: readonly DetailRead[];
  /** All calls in the list, without duplicates. */
  calls: readonly Call[];
}

/** Sends the requests of all checks. `plain` is the exchange of the first request, which was sent before. */
export async function runProbes(
  server: Server,
  { plain, hasForbiddenKey, isLocal }: { plain: HttpExchange; hasForbiddenKey: boolean; isLocal: boolean },
): Promise<ProbeResults> {
  const probes = await sendSingleRequests(server, plain, hasForbiddenKey);
  const start = await firstPage(server, probes);
  const common = { isLocal, exchanges: server.exchanges, probes };
  if (!start) return { ...common, list: undefined, statuses: undefined, since: undefined, details: [], calls: [] };
  const { per_page: size } = start;
  const list = await readList(server, { size, total: start.total });
  const listed = list.sections.flatMap(({ read }) => [...indexByPosition(read).calls.values()]);
  const calls = [...new Map(listed.map((call) => [call.id, call])).values()];
  const statuses = await readStatuses(server, size, list.isWhole);
  const since = await readSince(server, size, calls);
  const details = await readDetails(server, list);
  return { ...common, list, statuses, since, details, calls };
}

/** Returns `meta` of the first page, with the largest page size that the server accepts. */
async function firstPage(server: Server, { largestPages, plain }: Probes) {
  const largest = pageIn(largestPages);
  if (largest) return largest.meta;
  for (const size of SIZES) {
    const page = pageIn(await server.send(`/calls?per_page=${size}`));
    if (page) return page.meta;
  }
  return pageIn(plain)?.meta;
}
