import type { Call } from "@smartalex/contract";
import { isUnavailable, type HttpExchange } from "./http-exchange.ts";
import { indexByPosition } from "./position-index.ts";
import type { ListRead } from "./read-list.ts";
import { readPage } from "./read-page.ts";
import type { Server } from "./server.ts";

/** The maximum number of calls to request. */
const MAX_DETAILS = 12;

/** A call in the list, and the response to `GET /calls/{id}`. */
export interface DetailRead {
  row: Call;
  exchange: HttpExchange;
  /** Whether the call was not found, and is no longer in the list. */
  hasLeft: boolean;
}

/** Requests different calls of a list: of each status and direction, with and without fields that may be null. */
export async function readDetails(server: Server, list: ListRead): Promise<DetailRead[]> {
  const kinds = new Map<string, { position: number; row: Call }>();
  for (const { position, row } of oldestFirst(list)) {
    const kind = [row.call_status, row.direction, row.sentiment === null, row.cost === null, row.contact_id === null];
    if (!kinds.has(kind.join())) kinds.set(kind.join(), { position, row });
  }
  const details: DetailRead[] = [];
  for (const { position, row } of [...kinds.values()].slice(0, MAX_DETAILS)) {
    const exchange = await server.send(`/calls/${encodeURIComponent(row.id)}`);
    const isMissing = exchange.response?.status !== 200 && !isUnavailable(exchange);
    details.push({ row, exchange, hasLeft: isMissing && !(await isListed(server, row, position, list.size)) });
  }
  return details;
}

/** Returns the calls of a list, oldest first, because old calls do not change during the check. */
function oldestFirst({ sections }: ListRead): { position: number; row: Call }[] {
  const rows = sections.flatMap(({ read }) =>
    [...indexByPosition(read).calls].map(([position, row]) => ({ position, row })),
  );
  return rows.sort((a, b) => Date.parse(a.row.start_timestamp) - Date.parse(b.row.start_timestamp));
}

async function isListed(server: Server, { id }: Call, position: number, size: number): Promise<boolean> {
  const { list } = await readPage(server, { page: Math.floor(position / size) + 1, per_page: size });
  return list?.data.some((row) => row.id === id) ?? false;
}
