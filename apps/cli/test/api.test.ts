import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";
import { serve } from "./serve.ts";

const call = document.components.examples.getCall.value;

test("api prints the response as the server sent it, on one line unless stdout is a terminal", async () => {
  const { exitCode, stdout, stderr } = await smartalex(["api", "GET", "/calls/call_abc123", "--sandbox"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toBe(`${JSON.stringify(call)}\n`);
});

test("api keeps the digits of numbers, and prints a response that is not JSON without control characters", async () => {
  expect((await smartalex(["api", "get", "/x"], await serve(200, '{"a":1.50}'))).stdout).toBe('{"a":1.50}\n');
  const page = await smartalex(["api", "get", "/x"], await serve(200, "<p>\u001b[2J\r\n\u202Ehi</p>"));
  expect(page.stdout).toBe("<p>\\u{1b}[2J\n\\u{202e}hi</p>\n");
});

test("--include prints the status and headers, without the key and without control characters", async () => {
  const world = await serve(200, "{}", { "x-hostile": "\u009b31m sk_live_secret" });
  const { stdout } = await smartalex(["api", "GET", "/calls", "--include"], world);
  expect(stdout).toMatch(/^HTTP 200\n/);
  expect(stdout).toContain("x-hostile: \\u{9b}31m [redacted]\n");
  expect(stdout).toMatch(/\n\n\{\}\n$/);
});

test("--paginate prints every page of /calls, each call once", async () => {
  const { exitCode, stdout } = await smartalex([
    "api",
    "GET",
    "/calls?status=completed&per_page=20",
    "--paginate",
    "--sandbox",
  ]);
  expect(exitCode).toBe(0);
  const pages = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { data: { id: string }[]; meta: { total: number } });
  const ids = pages.flatMap(({ data }) => data.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(pages[0]?.meta.total ?? -1);
  expect(pages.length).toBeGreaterThan(3);
});

test("if the pages break off, the exit code is 7 and the error says what is missing", async () => {
  const args = ["api", "GET", "/calls", "--paginate", "--sandbox"];
  const { exitCode, stderr, stdout } = await smartalex(args, { faults: ["GET /calls page=2: 500"] });
  expect(exitCode).toBe(7);
  expect(stdout.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain("The output is incomplete: it contains 100 of 150 calls.");
});

test.each([
  [["POST", "/calls"], 'unsupported method "POST": the Calls API is read-only.'],
  [["GET", "calls"], 'Invalid path "calls". Paths start with "/", for example "/calls".'],
  [["GET", "https://evil.test/"], 'Invalid path "https://evil.test/".'],
  [["GET", "/agents", "--paginate"], "--paginate only supports /calls."],
  [["GET", "/calls?since_hours=x", "--paginate"], "since_hours"],
  [["GET", "/calls?status=busy&status=failed", "--paginate"], 'The path contains "status" more than once'],
  [["GET", "/calls", "--include", "--paginate"], "--include and --paginate cannot be combined."],
])("api %j is rejected", async (args, message) => {
  const { exitCode, stdout, stderr } = await smartalex(["api", ...args, "--sandbox"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test.each([
  [404, 5, '{"error":{"code":"not_found","message":"no such path","status":404},"digits":1.50}'],
  [401, 4, '{"error":{"code":"unauthorized","message":"sk_live_secret","status":401}}'],
  [400, 2, "<p>\u001b[2J" + "long ".repeat(100)],
  [302, 9, ""],
])("--include prints the status, headers and body of an error (%i), and then its message", async (...args) => {
  const [status, exitCode, body] = args;
  const world = await serve(status, body, { "x-request-id": "req_1", location: "https://evil.test/sk_live_secret" });
  const result = await smartalex(["api", "GET", "/calls", "--include"], world);
  expect(result.exitCode).toBe(exitCode);
  const [head = "", text = ""] = result.stdout.split("\n\n");
  expect(head).toMatch(new RegExp(`^HTTP ${status}\\n`));
  expect(head).toContain("\nx-request-id: req_1");
  const shown = body.replace("\u001b", "\\u{1b}").replace("sk_live_secret", "[redacted]");
  expect(text.trimEnd()).toBe(shown.trimEnd());
  expect(result.stderr).toMatch(/^smartalex: \S/);
  expect(result.stdout + result.stderr).not.toContain("sk_live_secret");
});

test("--include prints the body of the last failed attempt", async () => {
  const args = ["api", "GET", "/calls", "--include", "--sandbox"];
  const { exitCode, stdout } = await smartalex(args, { faults: ["503"] });
  expect(exitCode).toBe(9);
  expect(stdout).toMatch(/^HTTP 503\n[^]*\n\n\{"error":\{"code":"server_error"/);
});

test("an error status fails as in other commands", async () => {
  const { exitCode, stdout } = await smartalex(["api", "GET", "/nowhere", "--sandbox"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: "" });
});
