import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import type { ErrorBody } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock } from "@smartalex/mock";
import { NotFoundError, SmartAlex } from "@smartalex/sdk";
import { afterEach, expect, test } from "vitest";
import { serveNode } from "../src/http/serve-node.ts";
import { checked } from "./checked.ts";

const authorized = { headers: { authorization: "Bearer key" } };
const documented = document.components.examples.getCall.value.data;
const ask = checked(createMock({ now: "2026-01-16T12:00:00Z", control: false, requestsPerMinute: 1e6 }).fetch);
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function errorOf(response: Response): Promise<[number, string]> {
  return [response.status, ((await response.json()) as ErrorBody).error.code];
}

test("the client works on it without a port", async () => {
  const smartalex = new SmartAlex({ apiKey: "any", fetch: ask });
  expect(await smartalex.calls.get("call_abc123")).toEqual(documented);
  const ids = new Set<string>();
  for await (const { id } of smartalex.calls.list()) ids.add(id);
  expect(ids.size).toBe(150);
});

test("the client works on it through a port", async () => {
  const mock = createMock({ calls: [documented] });
  const { url, port } = await mock.listen();
  expect(url).toBe(`http://127.0.0.1:${port}/v1`);
  const smartalex = new SmartAlex({ apiKey: "any", baseUrl: url, fetch: checked((request) => fetch(request)) });
  expect((await smartalex.calls.list()).meta.total).toBe(1);
  await expect(mock.listen()).rejects.toThrow("is already listening");
  const taken = createMock();
  await expect(taken.listen({ port })).rejects.toThrow("EADDRINUSE");
  expect((await taken.listen()).port).not.toBe(port);
  await taken.close();
  await mock.close();
  await expect(fetch(`${url}/calls`)).rejects.toThrow();
  await mock.close();
});

test("it listens only on 127.0.0.1", async () => {
  const mock = createMock();
  closing.push(() => mock.close());
  const { port } = await mock.listen();
  expect((await fetch(`http://127.0.0.1:${port}/v1/calls`)).status).toBe(401);
  const elsewhere = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  for (const { address, family } of elsewhere) {
    if (address === "127.0.0.1") continue;
    const connected = new Promise((resolve) => {
      const socket = connect({ port, host: address, family: family === "IPv6" ? 6 : 4 });
      socket
        .once("connect", () => {
          resolve(true);
          socket.destroy();
        })
        .once("error", () => {
          resolve(false);
        });
    });
    expect(await connected, address).toBe(false);
  }
});

test("an unknown call returns 404 call_not_found", async () => {
  const smartalex = new SmartAlex({ apiKey: "any", fetch: ask });
  const error = await smartalex.calls.get("call_nope").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error).toMatchObject({ code: "call_not_found", status: 404 });
});

test.each(["a/b", "100%", "%zz", "__proto__", "ł ó 💡", "../calls"])("the ID %j is looked up unchanged", async (id) => {
  const call = { ...documented, id };
  const server = checked(createMock({ calls: [call] }).fetch);
  expect((await new SmartAlex({ apiKey: "any", fetch: server }).calls.get(id)).id).toBe(id);
});

test.each(["/", "/v1", "/v1/", "/v1/call", "/v1/calls/", "/v1/calls/a/b", "/v2/calls", "/calls"])(
  "%s returns 404",
  async (path) => {
    expect(await errorOf(await ask(new Request(`http://mock${path}`, authorized)))).toEqual([404, "not_found"]);
  },
);

test("every response has the time of the mock", async () => {
  const response = await ask(new Request("http://mock/v1/calls"));
  expect(response.headers.get("date")).toBe("Fri, 16 Jan 2026 12:00:00 GMT");
});

test("given, file, generated and edge-case calls are merged into one list, and calls can be added", async () => {
  const named = (id: string) => ({ ...documented, id });
  const data = [{ name: "file", text: JSON.stringify(named("call_2")) }];
  const totalOf = async ({ fetch }: ReturnType<typeof createMock>) => {
    return (await new SmartAlex({ apiKey: "any", fetch }).calls.list({ per_page: 100 })).meta.total;
  };
  const now = "2026-01-16T12:00:00Z";
  const both = createMock({ now, calls: [named("call_1")], data });
  expect(await totalOf(both)).toBe(2);
  const all = createMock({ now, calls: 100, data, hostile: true });
  const total = await totalOf(all);
  expect(total).toBeGreaterThan(130);
  all.calls.add(named("call_3"));
  expect(await totalOf(all)).toBe(total + 1);
  for (const id of ["call_abc123", "call_2", "call_3"]) {
    expect(() => {
      all.calls.add(named(id));
    }).toThrow(`A call with the ID ${id} already exists`);
  }
});

const noMoment = ["soon", "1", "01/15/2026", "2026-02-30", "2026-01-15T15:00:00", 1_768_489_200_000, new Date(NaN)];

test.each(noMoment)("an ambiguous time is an error: %s", (given) => {
  const date = given as string; // as from JavaScript
  const mustBe = "must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC";
  expect(() => createMock({ now: date })).toThrow(`The option now ${mustBe}`);
  const { clock } = createMock({ now: "2026-01-15T15:00:00Z" });
  expect(() => {
    clock.set(date);
  }).toThrow(`The argument of clock.set ${mustBe}`);
});

test("a day means its start in UTC", async () => {
  const mock = createMock({ now: "2026-01-15" });
  const dates = [];
  for (const date of ["2026-01-16", new Date("2026-01-16T00:00:00Z"), "2026-01-16T01:00:00+01:00"]) {
    dates.push((await mock.fetch("http://mock/v1/calls")).headers.get("date"));
    mock.clock.set(date);
    dates.push((await mock.fetch("http://mock/v1/calls")).headers.get("date"));
    mock.clock.set("2026-01-15");
  }
  expect(new Set(dates)).toEqual(new Set(["Thu, 15 Jan 2026 00:00:00 GMT", "Fri, 16 Jan 2026 00:00:00 GMT"]));
});

test("an internal error is the documented 500, and the server continues", async () => {
  const { port, close } = await serveNode(() => Promise.reject(new Error("a fault")), 0);
  closing.push(close);
  for (let count = 0; count < 2; count++) {
    expect(await errorOf(await fetch(`http://127.0.0.1:${port}/v1/calls`))).toEqual([500, "server_error"]);
  }
});
