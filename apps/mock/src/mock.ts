import type { CallDetail } from "@smartalex/contract";
import type { MockState } from "./admin/mock-state.ts";
import { adminRoutes } from "./admin/admin-routes.ts";
import { mountAdmin } from "./admin/mount-admin.ts";
import { dashboardRoutes } from "./dashboard/dashboard-routes.ts";
import { createDataset } from "./dataset/dataset.ts";
import { reversed } from "./dataset/source/reversed.ts";
import { createFaultRules } from "./faults/fault-rules.ts";
import { apiRouter, BASE_PATH, HOST } from "./http/api-router.ts";
import { toFetch, type Fetch } from "./http/fetch-adapter.ts";
import { compose, type Handler } from "./http/middleware.ts";
import { serveNode } from "./http/serve-node.ts";
import { bearerAuth } from "./middleware/bearer-auth.ts";
import { compress } from "./middleware/compress.ts";
import { cors } from "./middleware/cors.ts";
import { dateHeader } from "./middleware/date.ts";
import { etag } from "./middleware/etag.ts";
import { faults } from "./middleware/faults.ts";
import { fixtureErrors } from "./middleware/fixture-errors.ts";
import { latency } from "./middleware/latency.ts";
import { handleHead, handleOptions } from "./middleware/methods.ts";
import { originGuard } from "./middleware/origin-guard.ts";
import { rateLimit } from "./middleware/rate-limit.ts";
import { requestId } from "./middleware/request-id.ts";
import { createRequestLog, requestLog, type RecordedRequest } from "./middleware/request-log.ts";
import { strict } from "./middleware/strict.ts";
import { withDefaults, type FaultRule, type MockOptions } from "./options.ts";
import { createRateLimit } from "./rate-limits/rate-limit.ts";
import { apiHandler } from "./routes/api-handler.ts";
import { operationHandlers } from "./routes/operation-handlers.ts";
import { systemNow, systemSleep } from "@smartalex/conformance";
import { createMockClock, type MockClock } from "./runtime/mock-clock.ts";

/** A mock of the Calls API. */
export interface Mock {
  /** A standard `fetch(url, init)` that the mock answers in-process, for any host. Pass it to `new SmartAlex({ fetch })`. */
  readonly fetch: Fetch;
  /** The last 1,000 requests, oldest first. */
  readonly requests: readonly Readonly<RecordedRequest>[];
  /** The clock of the mock. Its methods throw `TypeError` without the option `now`, and `RangeError` for an invalid date. */
  readonly clock: MockClock;
  /** The simulated faults. */
  readonly faults: {
    /** Replaces all fault rules, including those of the option `faults`. Without arguments, removes all rules. Throws `InvalidOptionError`. */
    script(...rules: FaultRule[]): void;
  };
  readonly calls: {
    /** Adds a call. Throws `TypeError` if the call is invalid or its ID already exists. */
    add(call: CallDetail): void;
  };
  /** Listens on 127.0.0.1, by default on a free port. `url` is the base URL for clients. Requires Node, Bun or Deno. */
  listen(options?: { port?: number }): Promise<{ url: string; port: number }>;
  /** Stops listening, and closes all connections. */
  close(): Promise<void>;
}

/**
 * Creates a mock of the Calls API.
 *
 * @throws `FixtureError` for an invalid line of `data`.
 * @throws `InvalidOptionError` for an option with an invalid value.
 * @throws `TypeError` for two options that exclude each other.
 * @throws `RangeError` if `now` is not a valid date.
 */
export function createMock(options: MockOptions = {}): Mock {
  const settings = withDefaults(options);
  const { seed } = settings;
  const log = createRequestLog(systemNow);
  const clock = createMockClock(settings.now);
  const { now, reset: _, ...publicClock } = clock;
  const calls = createDataset({ ...settings, now });
  const rules = createFaultRules({ seed, now });
  rules.script(...settings.faults);
  const limit = createRateLimit(settings);
  const handlers = operationHandlers({
    calls: settings.order === "oldest" ? reversed(calls) : calls,
    pageLimit: { maxPerPage: options.maxPerPage, over: settings.over },
  });
  const api = apiHandler({ router: apiRouter, handlers, basePath: BASE_PATH, now });
  /** Creates the middleware, outermost first. A new instance starts with new random numbers and empty caches. */
  const createHandler = (): Handler => {
    const middleware = [
      requestLog(log),
      requestId(seed),
      handleHead,
      cors,
      dateHeader(now),
      settings.latencyMs !== undefined && latency({ latencyMs: settings.latencyMs, seed, sleep: systemSleep }),
      compress(),
      etag,
      faults({ ...settings, rules, limit, now }),
      rateLimit({ ...settings, limit, now }),
      handleOptions,
      bearerAuth(settings),
      settings.strict && strict,
      fixtureErrors,
    ];
    return compose(
      middleware.filter((one) => one !== false),
      api,
    );
  };
  let handler = createHandler();
  const restart = () => {
    handler = createHandler();
  };
  const state: MockState = { settings, clock, calls, faults: rules, limit, log, restart };
  const admin = { admin: adminRoutes(state), dashboard: dashboardRoutes(state, api) };
  const handle = settings.control ? compose([mountAdmin(admin)], (request) => handler(request)) : handler;
  const guarded = compose([originGuard(settings.allowOrigins)], handle);

  let server: ReturnType<typeof serveNode> | undefined;
  return {
    fetch: toFetch(handle),
    requests: log.requests,
    clock: publicClock,
    faults: { script: rules.script },
    calls: { add: calls.add },
    async listen({ port = 0 } = {}) {
      if (server) throw new Error("The mock is already listening. Close it first, or create another mock.");
      server = serveNode(settings.data ? guarded : handle, port);
      const listening = await server.catch((error: unknown) => {
        server = undefined;
        throw error;
      });
      return { url: `http://${HOST}:${listening.port}${BASE_PATH}`, port: listening.port };
    },
    async close() {
      const closing = server;
      server = undefined;
      await (await closing)?.close();
    },
  };
}
