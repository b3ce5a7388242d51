import type { CallDetail } from "@smartalex/contract";
import { addLatency } from "./behaviours/add-latency.ts";
import { allowBrowsers } from "./behaviours/allow-browsers.ts";
import { injectFaults } from "./behaviours/inject-faults.ts";
import { limitRate } from "./behaviours/limit-rate.ts";
import { requireAuth } from "./behaviours/require-auth.ts";
import { systemNow, systemSleep } from "./clock.ts";
import { fixtureDataset, type FixtureFile } from "./dataset/fixture.ts";
import { generatedDataset } from "./dataset/generated.ts";
import { memoryDataset, type Dataset } from "./dataset/dataset.ts";
import { getCall } from "./endpoints/get-call.ts";
import { listCalls } from "./endpoints/list-calls.ts";
import type { FaultName } from "./faults/faults.ts";
import { fail, type Behaviour, type Fetch, type Handler } from "./respond.ts";
import { BASE_PATH, route } from "./routes.ts";
import { serveNode } from "./serve-node.ts";
import { SettingError } from "./setting-error.ts";

/** What a mock serves. */
export interface MockOptions {
  /** The calls that it has, or how many to generate, 1 to a billion. Default, without `data`: 150, the documented `call_abc123` among them. */
  calls?: readonly CallDetail[] | number | undefined;
  /** Over how many days generated calls are spread, 1 to 3,650. Default 7. */
  days?: number | undefined;
  /** NDJSON files with the calls that it has, one a line; not together with `calls`. */
  data?: readonly FixtureFile[] | undefined;
  /** Where its clock stands still, as a date or RFC 3339. Default: the clock of the machine. */
  now?: Date | string | undefined;
  /**
   * How many requests each API key may make in a minute of the clock. Default 600, the largest plan; where the clock stands still,
   * a minute never ends, and the default is a billion.
   */
  requestsPerMinute?: number | undefined;
  /**
   * What goes wrong: faults such as `reset` and `503 html`, as scripts such as `503, 503, ok`, for some requests such as
   * `GET /calls page=3 5%: stall`. The first rule that concerns a request counts.
   */
  faults?: readonly (FaultName | (string & {}))[] | undefined;
  /** How long answers take, in milliseconds: `200`, `50-200`, or `50-200, 1% 3000`. Default: no time. */
  latencyMs?: number | string | undefined;
  /** With the same seed, the same calls are generated, and chance picks the same faults and latencies. Default 1. */
  seed?: number | string | undefined;
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

/**
 * Makes a mock of the Calls API. Throws `FixtureError` for a bad line of `data`, `SettingError` for `faults` or `latencyMs` that cannot be
 * read, and `RangeError` when `now` is no date.
 */
export function createMock(options: MockOptions = {}): Mock {
  const now = clockOf(options.now);
  if (options.calls !== undefined && options.data) {
    throw new TypeError("The options calls and data exclude each other. Leave one out.");
  }
  const dataset = datasetOf(options);
  const { faults = [], latencyMs, requestsPerMinute = options.now === undefined ? 600 : 1e9, seed = 1 } = options;
  const handle = [
    allowBrowsers,
    tellTime(now),
    ...(latencyMs === undefined ? [] : [addLatency({ latencyMs, seed, sleep: systemSleep })]),
    injectFaults({ faults, seed, now }),
    limitRate({ requestsPerMinute, now }),
    requireAuth,
  ].reduceRight<Handler>((next, behaviour) => behaviour(next), endpoints(dataset, now));
  const fetch: Fetch = async (request) => handle(request);

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

function datasetOf({ calls = 150, data, days = 7, seed = 1 }: MockOptions): Dataset {
  if (data) return fixtureDataset(data);
  if (typeof calls !== "number") return memoryDataset(() => calls);
  return generatedDataset({ calls: within("calls", calls, 1e9), days: within("days", days, 3650), seed });
}

function within(name: string, value: number, maximum: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= maximum) return value;
  throw new SettingError(`${name} must be a whole number from 1 to ${maximum}`);
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

function tellTime(now: () => number): Behaviour {
  return (next) => async (request) => {
    const response = await next(request);
    response.headers.set("date", new Date(now()).toUTCString());
    return response;
  };
}

function clockOf(now: Date | string | undefined): () => number {
  if (now === undefined) return systemNow;
  const frozenMs = new Date(now).getTime();
  if (Number.isNaN(frozenMs)) throw new RangeError("The option now must be a date, such as 2026-01-15T15:00:00Z.");
  return () => frozenMs;
}
