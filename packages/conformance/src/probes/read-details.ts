import type { Call } from "@smartalex/contract";
import { isUnavailable, type HttpExchange } from "./http-exchange.ts";
import { indexByPosition } from "./position-index.ts";
import type { ListRead } from "./read-list.ts";
import { readPage } from "./read-page.ts";
import type { Server } from "./server.ts";

/** More would tell little. */
const MOST_DETAILS = 12;

/** A call as the list gives it, and what its own address answers. */
export interface DetailRead {
  row: Call;
  exchange: HttpExchange;
  /** Whether it was not there any more, nor in the list where it had been. */
  hasLeft: boolean;
}

/** Asks for some calls of a list, as different as there are: of each status and direction, with and without what may be null. */
export async function readDetails(server: Server, list: ListRead): Promise<DetailRead[]> {
  const kinds = new Map<string, { place: number; row: Call }>();
  for (const { place, row } of oldestFirst(list)) {
    const kind = [row.call_status, row.direction, row.sentiment === null, row.cost === null, row.contact_id === null];
    if (!kinds.has(kind.join())) kinds.set(kind.join(), { place, row });
  }
  const details: DetailRead[] = [];
  for (const { place, row } of [...kinds.values()].slice(0, MOST_DETAILS)) {
    const exchange = await server.send(`/calls/${encodeURIComponent(row.id)}`);
    const isMissing = exchange.response?.status !== 200 && !isUnavailable(exchange);
    details.push({ row, exchange, hasLeft: isMissing && !(await isListed(server, row, place, list.size)) });
  }
  return details;
}

/** What is old does not change any more while one looks. */
function oldestFirst({ stretches }: ListRead): { place: number; row: Call }[] {
  const rows = stretches.flatMap(({ read }) =>
    [...indexByPosition(read).calls].map(([place, row]) => ({ place, row })),
  );
  return rows.sort((a, b) => Date.parse(a.row.start_timestamp) - Date.parse(b.row.start_timestamp));
}

async function isListed(server: Server, { id }: Call, place: number, size: number): Promise<boolean> {
  const { list } = await readPage(server, { page: Math.floor(place / size) + 1, per_page: size });
  return list?.data.some((row) => row.id === id) ?? false;
}
