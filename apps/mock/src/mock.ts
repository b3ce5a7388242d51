import type { CallDetail } from "@smartalex/contract";
import { addLatency } from "./middleware/latency.ts";
import { allowBrowsers } from "./middleware/cors.ts";
import { answerOptions } from "./middleware/options.ts";
import { beStrict } from "./middleware/strict.ts";
import { completeErrors } from "./middleware/error-headers.ts";
import { compress } from "./middleware/compress.ts";
import { identifyRequests } from "./middleware/request-id.ts";
import { injectFaults } from "./middleware/faults.ts";
import { limitRate } from "./middleware/rate-limit.ts";
import { omitBody } from "./middleware/head.ts";
import { recordRequests } from "./middleware/request-log-middleware.ts";
import { refuseOtherSites } from "./middleware/origin-guard.ts";
import { reportChangedFiles } from "./middleware/fixture-errors.ts";
import { requireAuth } from "./middleware/bearer-auth.ts";
import { tagAnswers } from "./middleware/etag.ts";
import { tellTime } from "./middleware/date.ts";
import { BASE_PATH } from "./http/base-url.ts";
import { systemNow, systemSleep } from "./runtime/clock.ts";
import { besideApi } from "./admin/mount-admin.ts";
import { reversed } from "./dataset/source/reversed.ts";
import { workspace } from "./dataset/dataset.ts";
import { faultRules } from "./faults/fault-rules.ts";
import { rateLimit } from "./rate-limits/rate-limit.ts";
import { mockClock, type MockClock } from "./runtime/mock-clock.ts";
import { withDefaults, type FaultText, type MockOptions } from "./options.ts";
import { toFetch, type Fetch } from "./http/fetch-adapter.ts";
import { stack } from "./http/middleware.ts";
import { requestLog, type RecordedRequest } from "./middleware/request-log.ts";
import { apiHandler } from "./routes/api-handler.ts";
import { apiRouter } from "./http/api-router.ts";
import { operationHandlers } from "./routes/operation-handlers.ts";
import { serveNode } from "./http/serve-node.ts";

/** The API, in this process. */
export interface Mock {
  /** The standard `fetch(url, init)`, answered in this process for any host, without a port: pass it to `new SmartAlex({ fetch })`. */
  readonly fetch: Fetch;
  /** What it was asked, in the order of asking; of many requests, the last 1,000. */
  readonly requests: readonly Readonly<RecordedRequest>[];
  /** Its clock, where the option `now` has given it one of its own. Throws `TypeError` otherwise, and `RangeError` for what is no date. */
  readonly clock: MockClock;
  /** What goes wrong from now on. */
  readonly faults: {
    /** Replaces all rules, of the option `faults` too; without a rule, nothing goes wrong. Throws `SettingError`. */
    script(...rules: FaultText[]): void;
  };
  readonly calls: {
    /** Adds a call. Throws `TypeError` for what is no call, or has an id that is taken. */
    add(call: CallDetail): void;
  };
  /** Serves on 127.0.0.1, by default on a free port. `url` is the base URL for clients. Needs Node, Bun or Deno. */
  listen(options?: { port?: number }): Promise<{ url: string; port: number }>;
  /** Stops serving, and ends the connections. */
  close(): Promise<void>;
}

/**
 * Makes a mock of the Calls API. Throws `FixtureError` for a bad line of `data`, `SettingError` for an option with a value that it cannot
 * have, `TypeError` for two that exclude each other, and `RangeError` when `now` is no date.
 */
export function createMock(options: MockOptions = {}): Mock {
  const settings = withDefaults(options);
  const { latencyMs, seed } = settings;
  const log = requestLog(systemNow);
  const clock = mockClock(settings.now);
  const { now, reset: _, ...movable } = clock;
  const calls = workspace({ ...settings, now });
  const faults = faultRules({ seed, now });
  faults.script(...settings.faults);
  const limit = rateLimit(settings);
  const handlers = operationHandlers({
    calls: settings.order === "oldest" ? reversed(calls) : calls,
    pageLimit: { maxPerPage: options.maxPerPage, over: settings.over },
  });
  const api = apiHandler({ router: apiRouter, handlers, basePath: BASE_PATH, now });
  const fresh = () =>
    stack(
      recordRequests(log),
      identifyRequests(seed),
      omitBody,
      allowBrowsers,
      tellTime(now),
      ...(latencyMs === undefined ? [] : [addLatency({ latencyMs, seed, sleep: systemSleep })]),
      injectFaults({
        rules: faults,
        unlessFaulty: stack(compress, tagAnswers),
        ifFaulty: completeErrors({ ...settings, limit, now }),
        now,
      }),
      limitRate({ ...settings, limit, now }),
      answerOptions,
      requireAuth(settings),
      ...(settings.strict ? [beStrict] : []),
      reportChangedFiles,
    )(api);
  let answer = fresh();
  const restart = () => {
    answer = fresh();
  };
  const handle = settings.control
    ? besideApi({ settings, clock, calls, faults, limit, log, restart }, api)((request) => answer(request))
    : answer;
  const onPort = refuseOtherSites(settings.allowOrigins);

  let server: ReturnType<typeof serveNode> | undefined;
  return {
    fetch: toFetch(handle),
    requests: log.requests,
    clock: movable,
    faults: { script: faults.script },
    calls: { add: calls.add },
    async listen({ port = 0 } = {}) {
      if (server) throw new Error("This mock listens already. Close it first, or create another.");
      server = serveNode(settings.data ? onPort(handle) : handle, port);
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
