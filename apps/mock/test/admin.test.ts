import { request as nodeRequest } from "node:http";
import type { CallDetail, ErrorBody } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock, type Mock, type MockOptions } from "@smartalex/mock";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fastCheck from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import controlDocument from "../src/admin/openapi.json" with { type: "json" };
import { operations } from "../src/admin/operations.ts";
import { validateBody, type BodySchema } from "../src/admin/validate-body.ts";

const now = "2026-01-16T12:00:00Z";
const call: CallDetail = { ...document.components.examples.getCall.value.data, id: "call_added" };
const ajv = new Ajv2020({ strict: false, formats: { "date-time": true } }).addSchema(controlDocument, "control");
const closing: Mock[] = [];

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(closing.splice(0).map((mock) => mock.close()));
});

function schema(name: string): ValidateFunction {
  return ajv.compile({ $ref: `control#/components/schemas/${name}` });
}

async function ask(mock: Mock, line: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const [method = "", path = ""] = line.split(" ");
  const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  return mock.fetch(new Request(`http://mock/_mock${path}`, { method, headers, body: text ?? null }));
}

async function stateOf(mock: Mock) {
  const told: unknown = await (await ask(mock, "GET /state")).json();
  expect(schema("StateResponse")(told), JSON.stringify(told)).toBe(true);
  return (told as { data: Record<string, unknown> }).data;
}

async function problemOf(response: Response): Promise<[status: number, code: string, message: string]> {
  const told = (await response.json()) as ErrorBody;
  expect(schema("ErrorBody")(told)).toBe(true);
  expect(response.headers.get("content-type")).toBe("application/json");
  return [response.status, told.error.code, told.error.message];
}

async function statusesOf(mock: Mock, count: number): Promise<number[]> {
  const statuses = [];
  for (let index = 0; index < count; index++) {
    statuses.push(
      (await mock.fetch(new Request("http://mock/v1/calls", { headers: { authorization: "Bearer k" } }))).status,
    );
  }
  return statuses;
}

/** Returns the latency in milliseconds, the status and the request ID of several requests, with fake timers. */
async function answersOf(mock: Mock, count: number): Promise<unknown[]> {
  const answers = [];
  for (let index = 0; index < count; index++) {
    const beganMs = Date.now();
    const asked = mock.fetch(new Request("http://mock/v1/calls", { headers: { authorization: "Bearer k" } }));
    await vi.advanceTimersToNextTimerAsync();
    const { headers, status } = await asked;
    answers.push([Date.now() - beganMs, status, headers.get("x-request-id")]);
  }
  return answers;
}

/** Sends a request to a port, with headers that `fetch` does not allow. */
async function askPort(headers: Record<string, string>, options: MockOptions = {}, path = "/_mock/state") {
  const mock = createMock(options);
  closing.push(mock);
  const { port } = await mock.listen();
  const filled = Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", String(port))]);
  return new Promise<{ status: number | undefined; names: string[] }>((resolve, reject) => {
    nodeRequest({ port, host: "127.0.0.1", path, headers: Object.fromEntries(filled) as Record<string, string> })
      .on("response", (response) => {
        response.resume();
        resolve({ status: response.statusCode, names: Object.keys(response.headers) });
      })
      .on("error", reject)
      .end();
  });
}

test("the state contains the settings of the mock, and no API key", async () => {
  const mock = createMock({
    now,
    faults: ["page=9: 503"],
    requestsPerMinute: 7,
    latencyMs: "1-2",
    apiKeys: ["secret_key"],
  });
  const state = await stateOf(mock);
  expect(state).toMatchObject({
    now: "2026-01-16T12:00:00.000Z",
    clock: "own",
    faults: ["page=9: 503"],
    limit: { requestsPerMinute: 7, window: "fixed" },
    latencyMs: "1-2",
    calls: 150,
    requests: 0,
  });
  expect(JSON.stringify(state)).not.toContain("secret_key");
});

test("the control API is not affected by keys, rate limits, faults and latency, and its requests are not recorded", async () => {
  const mock = createMock({ faults: ["503"], requestsPerMinute: 1, latencyMs: 60_000, apiKeys: ["good"] });
  for (let count = 0; count < 5; count++) expect((await ask(mock, "GET /state")).status).toBe(200);
  expect(mock.requests).toEqual([]);
});

test("requests are listed with status and time", async () => {
  const mock = createMock({ now, faults: ["page=2: reset"] });
  await statusesOf(mock, 1);
  await mock.fetch(new Request("http://mock/v1/calls?page=2")).catch(() => undefined);
  const told = (await (await ask(mock, "GET /requests")).json()) as { data: { durationMs: number | null }[] };
  expect(schema("RequestsResponse")(told)).toBe(true);
  expect(told.data).toMatchObject([
    { number: 1, method: "GET", url: "http://mock/v1/calls", status: 200 },
    { number: 2, method: "GET", url: "http://mock/v1/calls?page=2", status: null },
  ]);
  expect(told.data.every(({ durationMs }) => durationMs !== null && durationMs < 10_000)).toBe(true);
});

test("faults are replaced, and an invalid rule does not change the current rules", async () => {
  const mock = createMock({ now, faults: ["403"] });
  expect(await statusesOf(mock, 1)).toEqual([403]);
  await ask(mock, "PUT /faults", ["503, ok"]);
  expect(await statusesOf(mock, 2)).toEqual([503, 200]);
  expect(await problemOf(await ask(mock, "PUT /faults", ["ok", "rset"]))).toMatchObject([
    400,
    "invalid_request",
    expect.stringContaining('invalid fault "rset"'),
  ]);
  expect((await stateOf(mock))["faults"]).toEqual(["503, ok"]);
});

test("the rate limit can be changed partly or completely, and resets its counts", async () => {
  const mock = createMock({ now, requestsPerMinute: 1 });
  expect(await statusesOf(mock, 2)).toEqual([200, 429]);
  await ask(mock, "PUT /limit", { requestsPerMinute: 2 });
  expect(await statusesOf(mock, 3)).toEqual([200, 200, 429]);
  await ask(mock, "PUT /limit", { window: "bucket" });
  expect((await stateOf(mock))["limit"]).toEqual({ requestsPerMinute: 2, window: "bucket" });
});

test("a clock of its own can be set and advanced, and the system clock cannot", async () => {
  const mock = createMock({ now });
  await ask(mock, "POST /clock", { set: "2026-02-01T00:00:00Z", advanceMs: 1_500 });
  expect((await stateOf(mock))["now"]).toBe("2026-02-01T00:00:01.500Z");
  for (const set of ["soon", "2026-02-01T00:00:00"]) {
    expect(await problemOf(await ask(mock, "POST /clock", { set }))).toMatchObject([400, "invalid_request", {}]);
  }
  const [status, , message] = await problemOf(await ask(createMock(), "POST /clock", { advanceMs: 1 }));
  expect([status, message]).toEqual([409, expect.stringContaining("option now")]);
});

test("a valid call of up to 1 MB can be added once", async () => {
  const mock = createMock({ now });
  const long = { ...call, summary: "x".repeat(500_000) };
  expect((await ask(mock, "POST /calls", long)).status).toBe(200);
  expect((await stateOf(mock))["calls"]).toBe(151);
  expect((await problemOf(await ask(mock, "POST /calls", call))).slice(0, 2)).toEqual([409, "invalid_request"]);
  expect((await problemOf(await ask(mock, "POST /calls", { id: "x" })))[0]).toBe(400);
  expect((await problemOf(await ask(mock, "POST /calls", { ...long, summary: "x".repeat(1 << 20) })))[0]).toBe(413);
});

test("a reset restores the initial state", async () => {
  const mock = createMock({ now, faults: ["page=9: 503"], requestsPerMinute: 5 });
  const first = await stateOf(mock);
  await ask(mock, "PUT /faults", []);
  await ask(mock, "PUT /limit", { requestsPerMinute: 1, window: "sliding" });
  await ask(mock, "POST /clock", { advanceMs: 86_400_000 });
  await ask(mock, "POST /calls", call);
  await statusesOf(mock, 3);
  expect(await stateOf(mock)).not.toEqual(first);
  await ask(mock, "POST /reset");
  expect(await stateOf(mock)).toEqual(first);
  expect([mock.requests, await statusesOf(mock, 6)]).toEqual([expect.any(Array), [200, 200, 200, 200, 200, 429]]);
});

test("after a reset, latencies, faults and request IDs are those of a new mock", async () => {
  vi.useFakeTimers();
  const options = { now, seed: "acme", latencyMs: "100-900", faults: ["50%: 503"] };
  const mock = createMock(options);
  const first = await answersOf(mock, 8);
  expect(await answersOf(mock, 8)).not.toEqual(first);
  await ask(mock, "POST /reset");
  expect(await answersOf(mock, 8)).toEqual(first);
  expect(await answersOf(createMock(options), 8)).toEqual(first);
});

test.each([
  ["PUT /faults", "{", 400],
  ["PUT /faults", "", 400],
  ["PUT /faults", { rules: [] }, 400],
  ["PUT /faults", [7], 400],
  ["PUT /limit", {}, 400],
  ["PUT /limit", { requestsPerMinute: 0 }, 400],
  ["PUT /limit", { window: "month" }, 400],
  ["PUT /limit", { rpm: 5 }, 400],
  ["POST /clock", null, 400],
  ["POST /clock", { advanceMs: -1 }, 400],
  ["PUT /faults", "x".repeat(64 * 1024 + 1), 413],
  ["DELETE /faults", undefined, 405],
  ["GET /nothing", undefined, 404],
  ["GET /__proto__", undefined, 404],
] as const)("%s with %j gets the documented error: %i", async (line, body, status) => {
  const [given, , message] = await problemOf(await ask(createMock({ now }), line, body));
  expect([given, message.length > 10]).toEqual([status, true]);
});

test("the error for a wrong method has the allowed methods", async () => {
  expect((await ask(createMock(), "POST /state")).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
});

test.each([
  { origin: "http://evil.test" },
  { origin: "null" },
  { origin: "http://127.0.0.1:1" },
  { origin: "https://127.0.0.1:PORT" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { host: "evil.test" },
  { host: "127.0.0.1.evil.test:PORT" },
  { host: "localhost@evil.test" },
  { host: "evil.test", origin: "http://evil.test" },
])(
  "requests of other origins and hosts are rejected without CORS headers: %j",
  async (headers: Record<string, string>) => {
    const { names, status } = await askPort(headers);
    expect([status, names.filter((name) => name.startsWith("access-control"))]).toEqual([403, []]);
  },
);

test.each([
  {},
  { origin: "http://127.0.0.1:PORT", "sec-fetch-site": "same-origin" },
  { host: "localhost:PORT", origin: "http://localhost:PORT" },
  { host: "[::1]:PORT" },
  { "sec-fetch-site": "none" },
])("the mock's own page and programs have access: %j", async (headers: Record<string, string>) => {
  expect((await askPort(headers)).status).toBe(200);
});

test("a link to the state works, and a link to a change does not", async () => {
  const navigation = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  expect((await askPort(navigation)).status).toBe(200);
  expect((await ask(createMock(), "POST /reset", undefined, navigation)).status).toBe(403);
});

test("the size of a body on a port is limited, and the response still arrives", async () => {
  const mock = createMock();
  closing.push(mock);
  const { port } = await mock.listen();
  const put = async (body: RequestInit["body"] & {}) => {
    return fetch(`http://127.0.0.1:${port}/_mock/faults`, { method: "PUT", body, duplex: "half" } as RequestInit);
  };
  expect((await put('["503"]')).status).toBe(200);
  expect((await put("x".repeat(1 << 20))).status).toBe(413);
  const chunks = Array.from({ length: 20 }, () => new Uint8Array(10_000));
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.pop();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
  expect((await problemOf(await put(stream)))[0]).toBe(413);
});

test("without control, the paths return 404 like any unknown path", async () => {
  const mock = createMock({ control: false, faults: [] });
  const [control, other] = [await ask(mock, "GET /state"), await mock.fetch(new Request("http://mock/other"))];
  expect([control.status, await control.text()]).toEqual([other.status, await other.text()]);
  expect(mock.requests).toHaveLength(2);
});

test("the document is served, and has all operations", async () => {
  expect(await (await ask(createMock(), "GET /openapi.json")).json()).toEqual(controlDocument);
  const paths: Record<string, Record<string, { operationId: string }>> = controlDocument.paths;
  const documented = Object.values(paths).flatMap((methods) => {
    return Object.values(methods).map(({ operationId }) => operationId);
  });
  expect(documented.sort()).toEqual(Object.keys(operations).sort());
});

test.each(["Faults", "Limit", "ClockMove", "Call"] as const)(
  "bodies are validated like ajv does with the document: %s",
  (name) => {
    const byAjv = schema(name);
    const described: BodySchema = controlDocument.components.schemas[name];
    const bySchema = (value: unknown) => validateBody(described, value);
    const known = fastCheck.record(
      {
        requestsPerMinute: fastCheck.oneof(fastCheck.integer(), fastCheck.double(), fastCheck.string()),
        window: fastCheck.oneof(fastCheck.constantFrom("fixed", "sliding", "bucket"), fastCheck.anything()),
        set: fastCheck.string({ maxLength: 60 }),
        advanceMs: fastCheck.oneof(fastCheck.nat(), fastCheck.double()),
      },
      { requiredKeys: [] },
    );
    const texts = fastCheck.array(fastCheck.string({ unit: "binary" }));
    fastCheck.assert(
      fastCheck.property(fastCheck.oneof(known, texts, fastCheck.jsonValue()), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(bySchema(plain) === undefined, JSON.stringify(plain)).toBe(byAjv(plain));
      }),
      { numRuns: 2_000 },
    );
  },
);
