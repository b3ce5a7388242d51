import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";
import { checked } from "./checked.ts";

interface Operation {
  responses: Record<string, { $ref?: string; headers?: Record<string, unknown> }>;
}

const components: Record<string, { headers?: Record<string, unknown> }> = document.components.responses;
const paths: Record<string, { get: Operation }> = document.paths;

/** Every response of the document: its path, its status and the names of its headers. */
const documented = Object.entries(paths).flatMap(([path, { get }]) => {
  return Object.entries(get.responses).map(([status, response]) => {
    const { headers = {} } = components[response.$ref?.split("/").at(-1) ?? ""] ?? response;
    return { path, status, headers: Object.keys(headers) };
  });
});

const now = "2026-01-16T12:00:00Z";

function ask(mock: ReturnType<typeof createMock>, path: string, headers: Record<string, string>) {
  const url = `http://mock/v1${path.replace("{id}", "call_abc123")}`;
  return checked(mock.fetch)(new Request(url, { headers: { authorization: "Bearer key", ...headers } }));
}

test.each(documented)(
  "a request of $path for a $status gets the documented response",
  async ({ headers, ...expected }) => {
    const response = await ask(createMock({ now }), expected.path, { prefer: `code=${expected.status}` });
    expect(response.status).toBe(Number(expected.status));
    for (const name of headers) expect(response.headers.get(name), name).toMatch(/^\d+$/);
  },
);

test("a scripted 429 says that nothing is left, and when to retry", async () => {
  const { headers } = await ask(createMock({ now, faults: ["429"] }), "/calls", {});
  expect(headers.get("x-ratelimit-remaining")).toBe("0");
  expect(Number(headers.get("x-ratelimit-reset")) * 1000).toBe(Date.parse(now) + 1000);
  expect(headers.get("retry-after")).toBe("1");
});

test("a scripted error has the rate-limit headers of the mock's form, and what a proxy says has none", async () => {
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
])("a 401 %s names the scheme that it wants", async (_, headers: Record<string, string>, prefer) => {
  const { fetch } = createMock({ now, revokedKeys: ["revoked"] });
  const response = await fetch("http://mock/v1/calls", { headers: { ...headers, ...(prefer && { prefer }) } });
  expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
});
