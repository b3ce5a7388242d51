import { addLatency } from "./behaviours/add-latency.ts";
import { allowBrowsers } from "./behaviours/allow-browsers.ts";
import { answerOptions } from "./behaviours/answer-options.ts";
import { compress } from "./behaviours/compress.ts";
import { identifyRequests } from "./behaviours/identify-requests.ts";
import { injectFaults } from "./behaviours/inject-faults.ts";
import { limitRate } from "./behaviours/limit-rate.ts";
import { omitBody } from "./behaviours/omit-body.ts";
import { requireAuth } from "./behaviours/require-auth.ts";
import { tagAnswers } from "./behaviours/tag-answers.ts";
import { tellTime } from "./behaviours/tell-time.ts";
import { systemNow, systemSleep } from "./clock.ts";
import { fixtureDataset } from "./dataset/fixture.ts";
import { generatedDataset } from "./dataset/generated.ts";
import { memoryDataset, type Dataset } from "./dataset/dataset.ts";
import { endpoints } from "./endpoints/endpoints.ts";
import { oldestFirst } from "./endpoints/oldest-first.ts";
import { withDefaults, type MockOptions } from "./options.ts";
import type { Fetch, Handler } from "./respond.ts";
import { BASE_PATH } from "./routes.ts";
import { serveNode } from "./serve-node.ts";

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
 * Makes a mock of the Calls API. Throws `FixtureError` for a bad line of `data`, `SettingError` for an option with a value that it cannot
 * have, `TypeError` for two that exclude each other, and `RangeError` when `now` is no date.
 */
export function createMock(options: MockOptions = {}): Mock {
  const settings = withDefaults(options);
  const { latencyMs, seed } = settings;
  const now = clockOf(settings.now);
  const newestFirst = datasetOf(settings);
  const dataset = settings.order === "oldest" ? oldestFirst(newestFirst) : newestFirst;
  const handle = [
    identifyRequests(seed),
    omitBody,
    allowBrowsers,
    tellTime(now),
    ...(latencyMs === undefined ? [] : [addLatency({ latencyMs, seed, sleep: systemSleep })]),
    injectFaults({ ...settings, now }),
    compress,
    tagAnswers,
    limitRate({ ...settings, now }),
    answerOptions,
    requireAuth(settings),
  ].reduceRight<Handler>((next, behaviour) => behaviour(next), endpoints({ ...settings, dataset, now }));
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

function datasetOf({ calls, data, days, seed }: ReturnType<typeof withDefaults>): Dataset {
  if (data) return fixtureDataset(data);
  return typeof calls === "number" ? generatedDataset({ calls, days, seed }) : memoryDataset(() => calls);
}

function clockOf(now: Date | string | undefined): () => number {
  if (now === undefined) return systemNow;
  const frozenMs = new Date(now).getTime();
  if (Number.isNaN(frozenMs)) throw new RangeError("The option now must be a date, such as 2026-01-15T15:00:00Z.");
  return () => frozenMs;
}
