import { once } from "node:events";
import { connect } from "node:net";
import { createMock } from "@smartalex/mock";
import type { CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect, test, vi } from "vitest";
import { readText } from "../src/admin/read-text.ts";
import { rateLimiters } from "../src/rate-limits/rate-limiter.ts";
import { errorResponse } from "../src/http/responses.ts";
import { serveNode } from "../src/http/serve-node.ts";
import { collectMemory } from "./collect-memory.ts";

const now = "2026-01-16T12:00:00Z";
const call: CallDetail = document.components.examples.getCall.value.data;

test("a body that does not arrive in time is a 408", async () => {
  const server = await serveNode(
    async (request) => errorResponse(400, "invalid_request", (await readText(request, 100)) ?? "too long"),
    0,
    { requestTimeoutMs: 100 },
  );
  const socket = connect(server.port, "127.0.0.1");
  socket.write("PUT /_mock/faults HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n[");
  const [answer] = (await once(socket.setEncoding("utf8"), "data")) as [string];
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  socket.destroy();
  await server.close();
});

test("the cost of adding a call does not depend on the number of calls", () => {
  const stringify = vi.spyOn(JSON, "stringify");
  const workFor = (count: number) => {
    const { calls } = createMock({ now, calls: 1 });
    stringify.mockClear();
    for (let index = 0; index < count; index++) calls.add({ ...call, id: `call_added_${index}` });
    return stringify.mock.calls.length;
  };
  const few = workFor(100);
  expect(workFor(400)).toBeLessThanOrEqual(4 * few);
  stringify.mockRestore();
});

test("added calls are listed, found by ID, and removed by a reset", async () => {
  const mock = createMock({ now, calls: [] });
  const init = { headers: { authorization: "Bearer key" } };
  const listed = async () =>
    ((await (await mock.fetch("http://mock/v1/calls", init)).json()) as { data: { id: string }[] }).data.map(
      ({ id }) => id,
    );
  expect(await listed()).toEqual([]);
  mock.calls.add({ ...call, id: "call_1" });
  expect(await listed()).toEqual(["call_1"]);
  mock.calls.add({ ...call, id: "call_2" });
  expect((await mock.fetch("http://mock/v1/calls/call_2", init)).status).toBe(200);
  expect(() => {
    mock.calls.add({ ...call, id: "call_1" });
  }).toThrow("A call with the ID call_1 already exists");
  await mock.fetch("http://mock/_mock/reset", { method: "POST" });
  expect(await listed()).toEqual([]);
});

test("many long API keys do not stay in memory, and each key has its own limit", () => {
  const take = rateLimiters.fixed(1);
  const keyOf = (index: number) => Buffer.from(`${index}.`.padEnd(15_000, "k")).toString("latin1");
  const heldBytes = () => {
    collectMemory();
    return process.memoryUsage().heapUsed;
  };
  const before = heldBytes();
  let allowed = 0;
  for (let index = 0; index < 5_000; index++) if (take(keyOf(index), 0).isAllowed) allowed++;
  expect(allowed).toBe(5_000);
  for (const index of [0, 4_999]) expect(take(keyOf(index), 0).isAllowed).toBe(false);
  expect(heldBytes() - before).toBeLessThan(20_000_000); // the keys are 75 MB
});

test.each(["/?x=\r\nset-cookie: a=b", "/?\u0000", "/?ł"])("a form with the back URL %j is rejected", async (back) => {
  const { fetch } = createMock({ now });
  const body = new URLSearchParams({ requestsPerMinute: "60", window: "fixed", back });
  const response = await fetch("http://127.0.0.1/_mock/page/limit", { method: "POST", body });
  expect(response.status).toBe(400);
});
