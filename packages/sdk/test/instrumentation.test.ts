import { channel, subscribe, unsubscribe } from "node:diagnostics_channel";
import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import {
  SmartAlex,
  type SmartAlexError,
  type Fetch,
  type ClientHooks,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  type RateLimitEvent,
} from "@smartalex/sdk";
import { call, failure, rejection, scripted } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const apiKey = "sk_live_do_not_print_me";
const secret = "my card number is 4111";
const detail = () => Response.json({ data: { ...call("call_1"), campaign_id: null, summary: secret, transcript: [] } });

/** Hooks and a logger that keep what they are told. */
function listener() {
  const events: (readonly [string, RequestEvent | ResponseEvent | RetryEvent | RateLimitEvent])[] = [];
  const lines: string[] = [];
  const hooks: ClientHooks = {
    onRequest: (event) => events.push(["request", event]),
    onResponse: (event) => events.push(["response", event]),
    onRetry: (event) => events.push(["retry", event]),
    onRateLimit: (event) => events.push(["wait", event]),
  };
  const logger = {
    info: (line: string) => lines.push(`info ${line}`),
    warn: (line: string) => lines.push(`warn ${line}`),
  };
  return { events, lines, hooks, logger };
}

function client(fetch: Fetch, clock: VirtualClock, told: Pick<ReturnType<typeof listener>, "hooks" | "logger">) {
  return new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch, clock, logger: told.logger, ...told.hooks });
}

test("each attempt is told, with one line, and each retry", async () => {
  const clock = new VirtualClock();
  const told = listener();
  const fetch = scripted(failure(429, "rate_limited", { "retry-after": "2" }), new TypeError("reset"), detail());
  await clock.run(client(fetch, clock, told).calls.get("call_1"));
  const url = "http://127.0.0.1/v1/calls/call_1";
  const request = { method: "GET", url };
  expect(told.events.filter(([name]) => name !== "wait")).toMatchObject([
    ["request", { ...request, attempt: 1 }],
    ["response", { ...request, attempt: 1, status: 429, error: undefined, durationMs: 0 }],
    ["retry", { attempt: 1, status: 429, delayMs: 2_000 }],
    ["request", { ...request, attempt: 2 }],
    ["response", { ...request, attempt: 2, status: undefined, error: { name: "ConnectionError" } }],
    ["retry", { attempt: 2, status: undefined }],
    ["request", { ...request, attempt: 3 }],
    ["response", { ...request, attempt: 3, status: 200 }],
  ]);
  expect(told.lines).toEqual([
    `warn GET ${url} 429 in 0 ms`,
    `warn GET ${url} ConnectionError in 0 ms (attempt 2)`,
    `info GET ${url} 200 in 0 ms (attempt 3)`,
  ]);
});

test("requests that wait for the rate limit are told once, with how many they are", async () => {
  const clock = new VirtualClock();
  const told = listener();
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" };
  const fetch: Fetch = () => Promise.resolve(Response.json({ data: { id: "call_1" } }, { headers }));
  const smartalex = client(fetch, clock, told);
  await clock.run(smartalex.calls.get("call_1"));
  await clock.run(smartalex.calls.get("call_1"));
  expect(told.events.filter(([name]) => name === "wait")).toEqual([["wait", { waitMs: 30_000, waiting: 1 }]]);
});

test("neither the key nor what a caller said is in anything that is told", async () => {
  const clock = new VirtualClock();
  const told = listener();
  const echo = Response.json({ error: { code: "x", message: apiKey + secret, status: 500 } }, { status: 400 });
  const smartalex = client(scripted(detail(), echo), clock, told);
  await clock.run(smartalex.calls.get("call_1"));
  await clock.run(rejection(smartalex.calls.get("call_1")));
  expect(told.events).toHaveLength(4);
  for (const shown of [inspect(told.events, { depth: 9, showHidden: true }), told.lines.join("\n")]) {
    expect(shown).not.toContain(apiKey);
    expect(shown).not.toContain("4111");
  }
});

test("a hook or a logger that throws changes nothing", async () => {
  const fail = () => {
    throw new Error("a hook's own fault");
  };
  const clock = new VirtualClock();
  const told = {
    hooks: { onRequest: fail, onResponse: fail, onRetry: fail, onRateLimit: fail },
    logger: { info: fail, warn: fail },
  };
  expect(
    (await clock.run(client(scripted(failure(503, "server_error"), detail()), clock, told).calls.get("call_1"))).id,
  ).toBe("call_1");
});

test("a hook that fails later changes nothing either", async () => {
  const fail = () => Promise.reject(new Error("a hook's own fault"));
  const told = { hooks: { onResponse: fail }, logger: { info: fail, warn: fail } } as unknown as ReturnType<
    typeof listener
  >;
  const clock = new VirtualClock();
  // An unhandled rejection would fail the run.
  expect((await clock.run(client(scripted(detail()), clock, told).calls.get("call_1"))).id).toBe("call_1");
});

test("who subscribes to diagnostics_channel is told too, as OpenTelemetry does", async () => {
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

test("no event, no serialized and no printed error has a part of a body that is not UTF-8 or not JSON", async () => {
  const bytes = new TextEncoder().encode(`${secret}~`).map((byte) => (byte === 126 ? 0xff : byte)); // an invalid byte at the end
  const published: unknown[] = [];
  const listen = (event: unknown) => published.push(event);
  subscribe("smartalex:response", listen);
  for (const body of [bytes, secret, `"${secret}`, JSON.stringify(secret)]) {
    const clock = new VirtualClock();
    const told = listener();
    const error = (await clock.run(
      rejection(client(scripted(new Response(body)), clock, told).calls.get("call_1")),
    )) as SmartAlexError;
    expect(error).toMatchObject({ name: "InvalidResponseError", status: 200 });
    expect(error.bodyPreview).toContain(secret);
    expect(inspect([told.events, published], { depth: 9, showHidden: true })).not.toContain("4111");
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
])("a client works, and tells its hooks, where the runtime has %s", async (_, process) => {
  const told = listener();
  vi.stubGlobal("process", process);
  try {
    const clock = new VirtualClock();
    expect((await clock.run(client(scripted(detail()), clock, told).calls.get("call_1"))).id).toBe("call_1");
  } finally {
    vi.unstubAllGlobals();
  }
  expect(told.events.map(([name]) => name)).toEqual(["request", "response"]);
});

function fail(): never {
  throw new Error("not supported in this runtime");
}
