import type { CallListBody } from "@smartalex/contract";
import { pageIn, type HttpExchange } from "./http-exchange.ts";
import type { Server } from "./server.ts";

/** Which page of which list. */
export interface PageQuery {
  page: number;
  per_page: number;
  status?: string;
  since_hours?: number;
}

/** A page that was asked for. */
export interface PageRead {
  query: PageQuery;
  exchange: HttpExchange;
  /** `undefined` where the answer is none as documented. */
  list: CallListBody | undefined;
}

/** Asks for a page. */
export async function readPage(server: Server, query: PageQuery): Promise<PageRead> {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const exchange = await server.send(`/calls?${search.toString()}`);
  return { query, exchange, list: pageIn(exchange) };
}

/** What was answered, to compare with what is answered later. */
export function textOf(pages: readonly PageRead[]): string {
  return pages.map(({ exchange }) => exchange.response?.text ?? exchange.problem).join("\n");
}
