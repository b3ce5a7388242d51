import type { CallDetail } from "@smartalex/contract";
import { limitRate } from "./behaviours/limit-rate.ts";
import { requireAuth } from "./behaviours/require-auth.ts";
import { systemNow } from "./clock.ts";
import { fixtureDataset, type FixtureFile } from "./dataset/fixture.ts";
import { callGenerator } from "./dataset/generated.ts";
import { memoryDataset, type Dataset } from "./dataset/dataset.ts";
import { getCall } from "./endpoints/get-call.ts";
import { listCalls } from "./endpoints/list-calls.ts";
import { fail, type Fetch, type Handler } from "./respond.ts";
import { BASE_PATH, route } from "./routes.ts";
import { serveNode } from "./serve-node.ts";

/** What a mock serves. */
export interface MockOptions {
  /** The calls that it has. Default, without `data`: 150 generated ones, the documented `call_abc123` among them. */
  calls?: readonly CallDetail[] | undefined;
  /** NDJSON files with the calls that it has, one a line; not together with `calls`. */
  data?: readonly FixtureFile[] | undefined;
  /** Where its clock stands still, as a date or RFC 3339. Default: the clock of the machine. */
  now?: Date | string | undefined;
  /**
   * How many requests each API key may make in a minute of the clock. Default 600, the largest plan; where the clock stands still,
   * a minute never ends, and the default is a billion.
   */
  requestsPerMinute?: number | undefined;
}

/** The API, in this process. */
export interface Mock {
  /** Answers a request to any host, without a port: pass it to `new SmartAlex({ fetch })`. */
  readonly fetch: Fetch;
  /** Serves on 127.0.0.1, by default on a free port. `url` is the base URL for clients. Needs Node, Bun or Deno. */
  listen(options?: { port?: number }): Promise<{ url: string; port: number }>;
  /** Stops serving, and ends the connections. */
  close(): Promise<void>;
}

/** Makes a mock of the Calls API. Throws `FixtureError` for a bad line of `data`, and `RangeError` when `now` is no date. */
export function createMock(options: MockOptions = {}): Mock {
  const now = clockOf(options.now);
  const dataset = datasetOf(options);
  const { requestsPerMinute = options.now === undefined ? 600 : 1e9 } = options;
  const limited = limitRate({ requestsPerMinute, now });
  const handle = limited(requireAuth(endpoints(dataset, now)));

  async function fetch(request: Request): Promise<Response> {
    const response = await handle(request);
    response.headers.set("date", new Date(now()).toUTCString());
    return response;
  }

  let server: ReturnType<typeof serveNode> | undefined;
  return {
    fetch,
    async listen({ port = 0 } = {}) {
      if (server) throw new Error("This mock listens already. Close it first, or create another.");
      server = serveNode(fetch, port);
      const listening = await server.catch((error: unknown) => {
        server = undefined;
        throw error;
      });
      return { url: `http://127.0.0.1:${listening.port}${BASE_PATH}`, port: listening.port };
    },
    async close() {
      const closing = server;
      server = undefined;
      await (await closing)?.close();
    },
  };
}

function datasetOf({ calls, data }: MockOptions): Dataset {
  if (calls && data) throw new TypeError("The options calls and data exclude each other. Leave one out.");
  if (data) return fixtureDataset(data);
  return memoryDataset(calls ? () => calls : callGenerator());
}

function endpoints(dataset: Dataset, now: () => number): Handler {
  return (request) => {
    const found = route(request);
    switch (found.operation) {
      case "listCalls":
        return listCalls(dataset, found.search, now());
      case "getCall":
        return getCall(dataset, found.id, now());
      case "wrongMethod":
        return fail(405, "invalid_request", `The Calls API only reads: ${found.path} takes GET`, { allow: "GET" });
      case undefined:
        return fail(
          404,
          "not_found",
          `There is nothing here. The Calls API has ${BASE_PATH}/calls and ${BASE_PATH}/calls/{id}`,
        );
    }
  };
}

function clockOf(now: Date | string | undefined): () => number {
  if (now === undefined) return systemNow;
  const frozenMs = new Date(now).getTime();
  if (Number.isNaN(frozenMs)) throw new RangeError("The option now must be a date, such as 2026-01-15T15:00:00Z.");
  return () => frozenMs;
}
