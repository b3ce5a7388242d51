import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SmartAlex } from "@smartalex/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { record } from "../../mock/src/record/record.ts";
import { smartalex } from "./run-cli.ts";

/** A key whose characters JSON and URLs may escape. */
const KEY = "sk_live/do+not=print";
const inJson = KEY.replaceAll("/", "\\/").replaceAll("+", "\\u002b").replaceAll("s", "\\u0073");
const inUrl = encodeURIComponent(KEY).replaceAll("_", "%5f");

const call =
  `{"id":"call_1","agent_id":"agent_1","contact_id":null,"direction":"inbound","call_status":"completed","duration_seconds":1,"sentiment":null,` +
  `"cost":null,"start_timestamp":"2026-01-15T14:30:00Z","end_timestamp":null`;
const list = `{"data":[${call},"note":"${inJson}"}],"meta":{"total":1,"page":1,"per_page":20}}`;
const detail = `{"data":${call},"campaign_id":null,"summary":"the key ${inJson}","transcript":[]}}`;
const refusal = (status: number) =>
  `{"error":{"code":"${inJson}","message":"no key ${inJson}, ${inUrl}","status":${status}}}`;

const mode = { status: 200 };
const server = createServer(({ url = "" }, response) => {
  const { status } = mode;
  const headers = {
    "content-type": "application/json",
    "x-request-id": inUrl,
    location: `https://login.test/?key=${inUrl}`,
  };
  const success = url.includes("/calls/") ? detail : list;
  response.writeHead(status, headers).end(status === 200 ? success : status === 302 ? "" : refusal(status));
});
let folder = "";
let env: Record<string, string> = {};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  folder = mkdtempSync(join(tmpdir(), "smartalex-key-"));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  env = { HOME: folder, SMARTALEX_API_KEY: KEY, SMARTALEX_BASE_URL: baseUrl };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Whether a text contains the key in any form. */
function reveals(text: string): boolean {
  const plain = text
    .replaceAll(/\\+u00([0-9a-f]{2})|%([0-9a-f]{2})/gi, (_, one?: string, other?: string) => {
      return String.fromCharCode(parseInt(one ?? other ?? "", 16));
    })
    .replaceAll("\\", "");
  return text.includes(KEY) || plain.includes(KEY);
}

const commands = [
  ["api", "GET", "/calls"],
  ["api", "GET", "/calls", "--include"],
  ["api", "GET", "/calls", "--paginate"],
  ["api", "GET", "/calls/call_1"],
  ["calls", "list", "--format", "json"],
  ["calls", "get", "call_1", "--format", "json"],
  ["calls", "get", "call_1"],
  ["auth", "login"],
  ["doctor"],
  ["doctor", "--format", "json"],
];

test.each([200, 302, 401, 403, 404, 500])(
  "no command prints a key that the server repeats, escaped, with status %i",
  async (status) => {
    mode.status = status;
    for (const args of commands) {
      const { stderr, stdout } = await smartalex(args, { env, stdin: KEY });
      expect([args, stdout, stderr, reveals(stdout + stderr)]).toEqual([args, stdout, stderr, false]);
      expect(stdout + stderr).not.toBe("");
    }
  },
);

test("a recording does not contain a key that the server repeats, escaped", async () => {
  mode.status = 200;
  const path = join(folder, "calls.ndjson");
  await record({
    client: new SmartAlex({ apiKey: KEY, baseUrl: env["SMARTALEX_BASE_URL"] }),
    sinceHours: 1_000_000,
    path,
    force: false,
    text: "raw",
    randomBytes: (length) => new Uint8Array(length),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const text = readFileSync(path, "utf8");
  expect(text).toContain("the key [redacted]");
  expect(reveals(text)).toBe(false);
});
