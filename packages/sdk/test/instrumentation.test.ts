import { channel, subscribe, unsubscribe } from "node:diagnostics_channel";
import { inspect } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import {
  SmartAlex,
  type Logger,
  type LogLevel,
  type SmartAlexError,
  type SmartAlexOptions,
  type Fetch,
  type ClientHooks,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  type RateLimitEvent,
} from "@smartalex/sdk";
import { call, failure, rejection, scripted, stoppedClock } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const apiKey = "sk_live_do_not_print_me";
const secret = "my card number is 4111";
const detail = () => Response.json({ data: { ...call("call_1"), campaign_id: null, summary: secret, transcript: [] } });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Creates hooks and a logger that record what they receive. */
function listener() {
  const events: (readonly [string, RequestEvent | ResponseEvent | RetryEvent | RateLimitEvent])[] = [];
  const lines: string[] = [];
  const hooks: ClientHooks = {
    onRequest: (event) => events.push(["request", event]),
    onResponse: (event) => events.push(["response", event]),
    onRetry: (event) => events.push(["retry", event]),
    onRateLimit: (event) => events.push(["rateLimit", event]),
  };
  const record = (level: string) => (line: string) => lines.push(`${level} ${line}`);
  const logger = { error: record("error"), warn: record("warn"), info: record("info"), debug: record("debug") };
  return { events, lines, hooks, logger };
}

function client(fetch: Fetch, clock: VirtualClock, { hooks, logger }: { hooks: ClientHooks; logger: Logger }) {
  return new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch, clock, logger, ...hooks });
}

test("reports each attempt and each retry to hooks, and one line per attempt to the logger", async () => {
  const clock = new VirtualClock();
  const recorded = listener();
  const fetch = scripted(failure(429, "rate_limited", { "retry-after": "2" }), new TypeError("reset"), detail());
  await clock.run(client(fetch, clock, recorded).calls.get("call_1"));
  const url = "http://127.0.0.1/v1/calls/call_1";
  const request = { method: "GET", url };
  expect(recorded.events.filter(([name]) => name !== "rateLimit")).toMatchObject([
    ["request", { ...request, attempt: 1 }],
    ["response", { ...request, attempt: 1, status: 429, error: undefined, durationMs: 0 }],
    ["retry", { attempt: 1, status: 429, delayMs: 2_000 }],
    ["request", { ...request, attempt: 2 }],
    ["response", { ...request, attempt: 2, status: undefined, error: { name: "ConnectionError" } }],
    ["retry", { attempt: 2, status: undefined }],
    ["request", { ...request, attempt: 3 }],
    ["response", { ...request, attempt: 3, status: 200 }],
  ]);
  expect(recorded.lines).toEqual([
    `warn GET ${url} 429 in 0 ms`,
    `warn GET ${url} ConnectionError in 0 ms (attempt 2)`,
    `info GET ${url} 200 in 0 ms (attempt 3)`,
  ]);
});

test("reports a wait for the rate limit once, with the number of waiting requests", async () => {
  const clock = new VirtualClock();
  const recorded = listener();
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" };
  const fetch: Fetch = () => Promise.resolve(Response.json({ data: { id: "call_1" } }, { headers }));
  const smartalex = client(fetch, clock, recorded);
  await clock.run(smartalex.calls.get("call_1"));
  await clock.run(smartalex.calls.get("call_1"));
  expect(recorded.events.filter(([name]) => name === "rateLimit")).toEqual([
    ["rateLimit", { waitMs: 30_000, waiting: 1 }],
  ]);
});

test("no event and no line contains the API key or call content", async () => {
  const clock = new VirtualClock();
  const recorded = listener();
  const echo = Response.json({ error: { code: "x", message: apiKey + secret, status: 500 } }, { status: 400 });
  const smartalex = client(scripted(detail(), echo), clock, recorded);
  await clock.run(smartalex.calls.get("call_1"));
  await clock.run(rejection(smartalex.calls.get("call_1")));
  expect(recorded.events).toHaveLength(4);
  for (const shown of [inspect(recorded.events, { depth: 9, showHidden: true }), recorded.lines.join("\n")]) {
    expect(shown).not.toContain(apiKey);
    expect(shown).not.toContain("4111");
  }
});

test("a hook or a logger that throws does not affect the request", async () => {
  const fail = () => {
    throw new Error("a bug in the hook");
  };
  const clock = new VirtualClock();
  const hooks = { onRequest: fail, onResponse: fail, onRetry: fail, onRateLimit: fail };
  const logger = { error: fail, warn: fail, info: fail, debug: fail };
  const { calls } = client(scripted(failure(503, "server_error"), detail()), clock, { hooks, logger });
  expect((await clock.run(calls.get("call_1"))).id).toBe("call_1");
});

test("a hook or a logger that rejects does not affect the request", async () => {
  const fail = () => Promise.reject(new Error("a bug in the hook"));
  const logger = { error: fail, warn: fail, info: fail, debug: fail } as unknown as Logger;
  const hooks = { onResponse: fail } as unknown as ClientHooks;
  const clock = new VirtualClock();
  // An unhandled rejection would fail the run.
  expect((await clock.run(client(scripted(detail()), clock, { hooks, logger }).calls.get("call_1"))).id).toBe("call_1");
});

test("publishes events to diagnostics_channel, for OpenTelemetry", async () => {
  const seen: unknown[] = [];
  const listen = (event: unknown) => seen.push(event);
  subscribe("smartalex:response", listen);
  try {
    const clock = new VirtualClock();
    await clock.run(client(scripted(detail()), clock, { hooks: {}, logger: listener().logger }).calls.get("call_1"));
  } finally {
    unsubscribe("smartalex:response", listen);
  }
  expect(seen).toMatchObject([{ method: "GET", status: 200, attempt: 1 }]);
  expect(channel("smartalex:response").hasSubscribers).toBe(false);
});

test("no event and no serialized or printed error contains a part of a body that is not UTF-8 or not JSON", async () => {
  const bytes = new TextEncoder().encode(`${secret}~`).map((byte) => (byte === 126 ? 0xff : byte)); // an invalid byte at the end
  const published: unknown[] = [];
  const listen = (event: unknown) => published.push(event);
  subscribe("smartalex:response", listen);
  for (const body of [bytes, secret, `"${secret}`, JSON.stringify(secret)]) {
    const clock = new VirtualClock();
    const recorded = listener();
    const error = (await clock.run(
      rejection(client(scripted(new Response(body)), clock, recorded).calls.get("call_1")),
    )) as SmartAlexError;
    expect(error).toMatchObject({ name: "InvalidResponseError", status: 200 });
    expect(error.bodyPreview).toContain(secret);
    expect(inspect([recorded.events, published], { depth: 9, showHidden: true })).not.toContain("4111");
    expect(JSON.stringify(error) + inspect(error) + String(error.stack)).not.toContain("4111");
  }
  unsubscribe("smartalex:response", listen);
  expect(published).toHaveLength(4);
});

test.each<[string, object | undefined]>([
  ["no process", undefined],
  ["a process without functions", {}],
  ["a function that throws, as on edge runtimes", { getBuiltinModule: fail }],
  ["a process whose functions throw", { cwd: fail, emitWarning: fail, getBuiltinModule: fail }],
  ["a module without channels", { getBuiltinModule: () => ({}) }],
  ["a module whose functions throw", { getBuiltinModule: () => ({ channel: fail }) }],
])("a client works and calls its hooks in a runtime with %s", async (_, process) => {
  const recorded = listener();
  vi.stubGlobal("process", process);
  try {
    const clock = new VirtualClock();
    expect((await clock.run(client(scripted(detail()), clock, recorded).calls.get("call_1"))).id).toBe("call_1");
  } finally {
    vi.unstubAllGlobals();
  }
  expect(recorded.events.map(([name]) => name)).toEqual(["request", "response"]);
});

const levels: [logLevel: LogLevel, expected: string[]][] = [
  ["off", []],
  ["error", ["error"]],
  ["warn", ["warn", "warn", "error"]],
  ["info", ["info", "warn", "warn", "error"]],
  ["debug", ["debug", "info", "debug", "warn", "debug", "debug", "warn", "error"]],
];

/** Gets one call successfully, and fails to get another one after a retry. */
async function getTwice(options: SmartAlexOptions): Promise<void> {
  const fetch = scripted(detail(), failure(503, "server_error"), failure(503, "server_error"));
  const defaults = { apiKey, baseUrl: "http://127.0.0.1/v1", clock: stoppedClock(), maxRetries: 1, fetch };
  const { calls } = new SmartAlex({ ...defaults, ...options });
  await calls.get("call_1");
  await rejection(calls.get("call_2"));
}

test.each(levels)("with logLevel %s, the logger receives lines of these levels: %j", async (logLevel, expected) => {
  const { lines, logger } = listener();
  await getTwice({ logger, logLevel });
  expect(lines.map((line) => line.split(" ")[0])).toEqual(expected);
});

test("SMARTALEX_LOG sets the level, and logLevel overrides it", async () => {
  vi.stubEnv("SMARTALEX_LOG", "ERROR");
  const [fromEnvironment, fromOption] = [listener(), listener()];
  await getTwice({ logger: fromEnvironment.logger });
  await getTwice({ logger: fromOption.logger, logLevel: "off" });
  expect(fromEnvironment.lines).toEqual(["error GET http://127.0.0.1/v1/calls/call_2 failed: ServerError"]);
  expect(fromOption.lines).toEqual([]);
});

test("without a logger, SMARTALEX_LOG writes lines to stderr, and nothing to stdout", async () => {
  vi.stubEnv("SMARTALEX_LOG", "debug");
  const [error, warn] = (["error", "warn"] as const).map((name) => vi.spyOn(console, name).mockReturnValue());
  const stdout = (["info", "debug", "log"] as const).map((name) => vi.spyOn(console, name));
  await getTwice({});
  expect(warn).toHaveBeenCalledTimes(7);
  expect(error).toHaveBeenCalledTimes(1);
  for (const spy of stdout) expect(spy).not.toHaveBeenCalled();
});

test("an invalid logger or log level is rejected", () => {
  const create = (options: object) => () => new SmartAlex({ apiKey, ...options });
  expect(create({ logLevel: "verbose" })).toThrow("The option logLevel must be one of off, error, warn, info, debug.");
  expect(create({ logger: { info: () => undefined } })).toThrow(
    "The option logger must have the functions error, warn, info, debug, like console.",
  );
  vi.stubEnv("SMARTALEX_LOG", "all");
  expect(create({})).toThrow("must be one of off, error, warn, info, debug (set by SMARTALEX_LOG).");
});

test("an aborted request and a call that does not exist are not logged as errors", async () => {
  const { lines, logger } = listener();
  const fetch = scripted(failure(404, "call_not_found"));
  const { calls } = new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch, logger, logLevel: "error" });
  await rejection(calls.get("call_1"));
  await rejection(calls.get("call_1", { signal: AbortSignal.abort() }));
  expect(lines).toEqual([]);
});

function fail(): never {
  throw new Error("not supported in this runtime");
}
