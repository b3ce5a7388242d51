import { connect } from "node:net";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock } from "@smartalex/mock";
import fc from "fast-check";
import { expect, test } from "vitest";
import { amount, seedOf } from "../../../packages/sdk/test/amount.ts";
import { serveNode } from "../src/http/serve-node.ts";
import { checked } from "./checked.ts";
import { collectMemory } from "./collect-memory.ts";
import { toHandler } from "./to-handler.ts";

const now = "2026-01-16T12:00:00Z";
const GOOD = amount({ sample: 40_000, soak: 1_000_000 });
const BAD = amount({ sample: 60_000, soak: 1_500_000 });

/** The parts of a request, each of which can be invalid. */
interface Parts {
  method: string;
  path: string;
  query: (readonly [string, string])[];
  headers: (readonly [string, string])[];
}
interface Schema {
  $ref?: string;
  anyOf?: { enum?: string[] }[];
  type?: string;
  minimum?: number;
  maximum?: number;
}

const schemas: Record<string, object> = document.components.schemas;
const parameters: Record<string, { name: string; in: string; schema: Schema }> = document.components.parameters;

/** A value that the document allows. */
function allowed({ schema }: { schema: Schema }): fc.Arbitrary<string> {
  const { maximum = 1_000, minimum = 0, ...found }: Schema = { ...schema, ...schemas[nameIn(schema.$ref)] };
  const known = found.anyOf?.find((one) => one.enum)?.enum; // the mock rejects other statuses
  if (known) return fc.constantFrom(...known);
  if (found.type === "integer") return fc.integer({ min: minimum, max: maximum }).map(String);
  return fc.oneof(fc.constant("call_abc123"), fc.string({ minLength: 1, unit: "grapheme" }));
}

function nameIn(ref = ""): string {
  return ref.split("/").at(-1) ?? "";
}

/** Valid requests for documented operations. */
const good: fc.Arbitrary<Parts> = fc.oneof(
  ...Object.entries(document.paths).map(([path, { get }]) => {
    const known = get.parameters.flatMap(({ $ref }) => parameters[nameIn($ref)] ?? []);
    const query = known
      .filter((parameter) => parameter.in === "query")
      .map((parameter) => {
        return fc.option(
          allowed(parameter).map((value) => [parameter.name, value] as const),
          { nil: undefined },
        );
      });
    const [id] = known.filter((parameter) => parameter.in === "path").map(allowed);
    return fc.record({
      method: fc.constantFrom("GET", "HEAD"),
      path: (id ?? fc.constant("")).map((value) => `/v1${path.replace(/\{.+\}/, () => encodeURIComponent(value))}`),
      query: fc.tuple(...query).map((pairs) => pairs.filter((pair) => pair !== undefined)),
      headers: fc
        .subarray([
          ["accept-encoding", "gzip"],
          ["if-none-match", "*"],
        ] as const)
        .map((some) => {
          return [["authorization", "Bearer key"], ...some] as const;
        })
        .map((pairs) => [...pairs]),
    });
  }),
);

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "0", "-1", "1e9", "%", "%00", "../..", "null"),
);
const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/);
/** Header values: any bytes except line breaks. */
const headerValue = fc.oneof(
  fc.stringMatching(/^[\x01-\x09\x0b\x0c\x0e-\xff]{0,20}$/),
  fc.integer({ min: 0, max: 12_000 }).map((length) => "x".repeat(length)),
);
const headerName = fc.oneof(
  token,
  fc.constantFrom(
    "authorization",
    "accept-encoding",
    "if-none-match",
    "origin",
    "access-control-request-method",
    "content-length",
  ),
);
const wild: fc.Arbitrary<Parts> = fc.record({
  method: fc.oneof(token, fc.constantFrom("OPTIONS", "POST", "DELETE", "HEAD")),
  path: fc.oneof(
    text.map((some) => `/${some}`),
    text.map((some) => `/v1/calls/${some}`),
    fc.constantFrom("/v1", "//", "/v1/calls/"),
  ),
  query: fc.array(fc.tuple(fc.oneof(text, fc.constantFrom(...Object.keys(parameters))), text), { maxLength: 4 }),
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 4 }),
});
/** Valid requests with some invalid parts. */
const mutated: fc.Arbitrary<Parts> = fc
  .tuple(good, wild, fc.subarray(["method", "path", "query", "headers"] as const, { minLength: 1 }))
  .map(([parts, others, changed]) => ({
    ...parts,
    ...Object.fromEntries(changed.map((part) => [part, others[part]])),
  }));

function toRequest({ headers, method, path, query }: Parts): Request | undefined {
  const url = new URL("http://mock");
  url.pathname = path;
  url.search = new URLSearchParams(query.map((pair) => [...pair])).toString();
  try {
    return new Request(url, { method, headers: headers.map(([name, value]): [string, string] => [name, value]) });
  } catch {
    return undefined; // `fetch` cannot send this
  }
}

function heapUsedNow(): number {
  collectMemory();
  return process.memoryUsage().heapUsed;
}

const mocks = [
  createMock({ now, control: false }),
  createMock({ now, control: false, strict: true, window: "sliding", apiKeys: ["key"] }),
  createMock({ now, control: false, over: "clamp", maxPerPage: 7, order: "oldest", window: "bucket" }),
].map(({ fetch }) => checked(fetch));

test(`${GOOD} valid requests get the documented responses`, async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(good, async (parts) => {
      const request = toRequest(parts);
      if (!request) throw new Error("every good request can be sent");
      const { status } = await (mocks[0] ?? fetch)(request);
      const hasId = parts.path.split("/").length > 3;
      expect(hasId ? [200, 304, 404] : [200, 304]).toContain(status);
      statuses.add(status);
    }),
    { numRuns: GOOD, seed: seedOf(11) },
  );
  expect([...statuses].sort()).toEqual([200, 304, 404]);
});

test(`${BAD} invalid requests get documented responses without 5xx, and do not affect later requests`, async () => {
  const statuses = new Set<number>();
  const heapUsed: number[] = [];
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(mutated, fc.constantFrom(...mocks), async (parts, mock) => {
      if (++asked === 5_000) heapUsed.push(heapUsedNow());
      const request = toRequest(parts);
      if (!request) return;
      const { status } = await mock(request);
      expect(status).toBeLessThan(500);
      statuses.add(status);
    }),
    { numRuns: BAD, seed: seedOf(12) },
  );
  expect([...statuses].sort()).toEqual([200, 204, 304, 400, 401, 404, 405]);
  const [early = 0] = heapUsed;
  expect(heapUsedNow() - early).toBeLessThan(2e6);
});

test("400 invalid requests as bytes on a port get one response each without 5xx, or are disconnected", async () => {
  const { close, port } = await serveNode(toHandler(mocks[0] ?? fetch), 0); // an undocumented response becomes a 500 here
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(good, mutated), async (parts) => {
      const answer = await exchange(port, toBytes(parts));
      expect(answer).toMatch(/^HTTP\/1\.1 [234]\d\d /);
      statuses.add(Number(answer.slice(9, 12)));
    }),
    { numRuns: 400, seed: 13 },
  );
  await close();
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 304, 400, 401, 404]));
});

function toBytes({ headers, method, path, query }: Parts): Buffer {
  const search = query.map(([name, value]) => `${name}=${value}`).join("&");
  const lines = [...headers, ["host", "x"], ["connection", "close"]].map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path}?${search} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1");
}

/** Sends bytes, waits until the server closes the connection, and returns the received text. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect({ port, host: "127.0.0.1" });
    socket
      .on("data", (chunk) => (received += chunk.toString("latin1")))
      .on("error", () => undefined) // a server may reset the connection after an error
      .once("close", () => {
        resolve(received);
      });
    socket.write(bytes);
  });
}
