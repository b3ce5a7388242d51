import type { CallListBody } from "@smartalex/contract";
import { pageIn, type HttpExchange } from "./http-exchange.ts";
import type { Server } from "./server.ts";

/** The query of a page. */
export interface PageQuery {
  page: number;
  per_page: number;
  status?: string;
  since_hours?: number;
}

/** A requested page. */
export interface PageRead {
  query: PageQuery;
  exchange: HttpExchange;
  /** `undefined` if the response is not a documented page. */
  list: CallListBody | undefined;
}

/** Requests a page. */
export async function readPage(server: Server, query: PageQuery): Promise<PageRead> {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const exchange = await server.send(`/calls?${search.toString()}`);
  return { query, exchange, list: pageIn(exchange) };
}

/** Returns the text of the responses, to compare two reads. */
export function textOf(pages: readonly PageRead[]): string {
  return pages.map(({ exchange }) => exchange.response?.text ?? exchange.problem).join("\n");
}
