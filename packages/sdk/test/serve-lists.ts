import type { Fetch } from "@smartalex/sdk";
import { InvalidRequestError, NotFoundError } from "@smartalex/sdk";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { call, failure } from "./fakes.ts";
import { UnusualListServer, type UnusualServerOptions } from "./unusual-list-server.ts";

const documented: UnusualServerOptions = {
  size: 0,
  order: "newest",
  changes: [],
  pages: { kind: "as requested", sizes: [100], sizeLasts: 1 },
  totals: { kind: "exact" },
  hidden: undefined,
  cutoff: undefined,
  lags: [0],
  pastEnd: "empty",
  delays: [0],
};

/** A server that behaves as documented, except for these options. */
export function unusualServer(options: Partial<UnusualServerOptions>): UnusualListServer {
  return new UnusualListServer({ ...documented, ...options });
}

/** Serves lists over HTTP, and every call by its id. Records the queries, and how many requests were open at the same time. */
export function serveLists(fetchPage: FetchCallPage): Fetch & { queries: string[]; maxOpen: number } {
  let open = 0;
  const fetch = async (url: string): Promise<Response> => {
    const { pathname, searchParams } = new URL(url);
    const headers = { date: "Thu, 15 Jan 2026 15:00:00 GMT" };
    const id = /\/calls\/(.+)$/.exec(pathname)?.[1];
    if (id) {
      const data = { ...call(id), campaign_id: null, summary: "They spoke.", transcript: [] };
      return Response.json({ data }, { headers });
    }
    served.queries.push(searchParams.toString());
    served.maxOpen = Math.max(served.maxOpen, ++open);
    try {
      const query = Object.fromEntries([...searchParams].map(([name, value]) => [name, Number(value)]));
      const { data, meta } = await fetchPage(query);
      return Response.json({ data, meta }, { headers });
    } catch (error) {
      if (error instanceof NotFoundError) return failure(404, "not_found");
      if (error instanceof InvalidRequestError) return failure(400, "invalid_request");
      throw error;
    } finally {
      open--;
    }
  };
  const served = Object.assign(fetch, { queries: [] as string[], maxOpen: 0 });
  return served;
}
