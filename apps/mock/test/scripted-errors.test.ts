import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";
import { checked } from "./checked.ts";

const now = "2026-01-16T12:00:00Z";

function ask(mock: ReturnType<typeof createMock>, path: string, headers: Record<string, string>) {
  return checked(mock.fetch)(
    new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key", ...headers } }),
  );
}

test("a simulated 429 has no remaining requests, and a Retry-After", async () => {
  const { headers } = await ask(createMock({ now, faults: ["429"] }), "/calls", {});
  expect(headers.get("x-ratelimit-remaining")).toBe("0");
  expect(Number(headers.get("x-ratelimit-reset")) * 1000).toBe(Date.parse(now) + 1000);
  expect(headers.get("retry-after")).toBe("1");
});

test("a simulated error has rate-limit headers in the format of the mock, and the page of a proxy has none", async () => {
  const mock = createMock({ now, rateHeaders: "ietf", faults: ["503"] });
  const ietf = await mock.fetch("http://mock/v1/calls", { headers: { authorization: "Bearer key" } });
  expect([...ietf.headers.keys()]).toContain("ratelimit");
  const proxy = await createMock({ now, faults: ["503 html"] }).fetch("http://mock/v1/calls");
  expect([...proxy.headers.keys()].filter((name) => name.includes("ratelimit"))).toEqual([]);
});

test.each([
  ["without a key", {}, undefined],
  ["with a revoked key", { authorization: "Bearer revoked" }, undefined],
  ["that is scripted", { authorization: "Bearer key" }, "code=401"],
])("a 401 %s has a WWW-Authenticate header", async (_, headers: Record<string, string>, prefer) => {
  const { fetch } = createMock({ now, revokedKeys: ["revoked"] });
  const response = await fetch("http://mock/v1/calls", { headers: { ...headers, ...(prefer && { prefer }) } });
  expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
});
