import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "@smartalex/node-files";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nextCommand } from "../src/format/errors/next-command.ts";
import { smartalex } from "./run-cli.ts";
import { serve } from "./serve.ts";

const KEY = "sk_test_0123456789_wxyz";
const list = JSON.stringify({ data: [], meta: { total: 0, page: 1, per_page: 1 } });
const refusal = JSON.stringify({ error: { code: "unauthorized", message: "no such key", status: 401 } });
const nothing = JSON.stringify({ error: { code: "not_found", message: "nothing here", status: 404 } });

let folder: string;
/** A server of the API below `/v1`, and its port. */
const server = createServer(({ headers, url = "" }, response) => {
  const isApi = url.startsWith("/v1/");
  const isKnown = headers.authorization === `Bearer ${KEY}`;
  const [status, body] = !isApi ? [404, nothing] : isKnown ? [200, list] : [401, refusal];
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}).unref();
let host: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "smartalex-next-"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Runs a command, and returns the suggested next command. */
async function run(command: string, { key, stdin }: { key?: string; stdin?: string } = {}) {
  const env = { SMARTALEX_CONFIG_DIR: folder, ...(key !== undefined && { SMARTALEX_API_KEY: key }) };
  const result = await smartalex(wordsOf(command), { env, ...(stdin !== undefined && { stdin }) });
  const next = /^Next: (.*)$/m.exec(result.stderr)?.[1];
  return { ...result, next };
}

/** The words of a command as a shell parses them, without the name of the program. */
function wordsOf(command: string): string[] {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  return words[0] === "smartalex" ? words.slice(1) : words;
}

test.each([
  ["smartalex auth login", {}, "smartalex auth login"],
  ["smartalex auth login", { profile: "p", baseUrl: "u" }, "smartalex auth login --profile p --base-url u"],
  ["smartalex calls get id", { sandbox: true }, "smartalex calls get id --sandbox"],
  ["smartalex auth status", { sandbox: true }, "smartalex auth status"],
  ["smartalex doctor --base-url x", { profile: "p", baseUrl: "u" }, "smartalex doctor --base-url x --profile p"],
  ["smartalex calls list", { baseUrl: "https://u:pw@h.test/v1" }, "smartalex calls list --base-url https://h.test/v1"],
  ["smartalex calls list", { baseUrl: "u;touch x" }, "smartalex calls list --base-url 'u;touch x'"],
  ["smartalex calls --help", { profile: "p" }, "smartalex calls --help"],
  ["smartalex sandbox --port 0", { profile: "p" }, "smartalex sandbox --port 0"],
  ["chmod 600 smartalex", { profile: "p" }, "chmod 600 smartalex"],
] as const)("after %j with %j, the next command is %j", (hint, flags, expected) => {
  expect(nextCommand(commandLine`${hint.split(" ")}`, { flags })).toBe(expected);
});

test("a command after && gets the flags as well", () => {
  const hint = commandLine`sleep 9 && smartalex calls list`;
  expect(nextCommand(hint, { flags: { profile: "p" } })).toBe("sleep 9 && smartalex calls list --profile p");
});

test("the next command has the profile and the base URL of the failed one", async () => {
  const { exitCode, next } = await run(`calls list --base-url http://${host}/v1`, { key: "sk_other" });
  expect({ exitCode, next }).toEqual({ exitCode: 4, next: `smartalex auth login --base-url http://${host}/v1` });
});

test("a failed login does not suggest to log in, or to use a key that is not stored", async () => {
  const flags = `--base-url http://${host}/v1 --profile staging`;
  for (const stdin of ["sk_refused", ""]) {
    const { exitCode, next = "" } = await run(`auth login ${flags}`, { stdin });
    expect(exitCode).not.toBe(0);
    expect(next).not.toMatch(/auth login(?! --help)|doctor|calls/);
    expect(await run(next)).toMatchObject({ exitCode: 0 });
  }
  const { next } = await run(`auth login ${flags}`, { stdin: "sk_refused" });
  expect(next).toBe(`smartalex config explain base_url --profile staging --base-url http://${host}/v1`);
});

test.each([401, 403, 404, 429, 500, 302])(
  "after status %i, no command suggests itself, and a login suggests no command that needs the key",
  async (status) => {
    const { env } = await serve(status, refusal, { location: "/elsewhere", "retry-after": "7200" });
    const commands = [
      "calls list",
      "calls get x",
      "calls stats",
      "api GET /x",
      "auth login",
      "doctor",
      "doctor --json",
    ];
    for (const command of commands) {
      const world = { env: { ...env, SMARTALEX_CONFIG_DIR: folder }, stdin: KEY };
      const { stderr } = await smartalex(command.split(" "), world);
      const next = /^Next: (.*)$/m.exec(stderr)?.[1];
      expect(next).toMatch(/^(?:sleep \d+ && )?smartalex \S/);
      expect(next).not.toBe(`smartalex ${command}`);
      if (command.startsWith("doctor")) expect(next).not.toContain("smartalex doctor ");
    }
  },
);

test("doctor with an exhausted limit says how long to wait, and does not suggest doctor again", async () => {
  const { env } = await serve(429, refusal, { "retry-after": "34" });
  const { exitCode, stderr } = await smartalex(["doctor"], { env });
  expect(exitCode).toBe(6);
  expect(stderr).toContain("\nNext: sleep 34 && smartalex calls list\n");
});

test("a base URL without /v1 is recognized, and the next command corrects it", async () => {
  for (const command of ["calls list", "calls get x", "api GET /calls", "doctor"]) {
    const { exitCode, next = "", stderr, stdout } = await run(`${command} --base-url http://${host}`, { key: KEY });
    expect(exitCode).not.toBe(0);
    expect(stderr + stdout).toContain(`The base URL does not contain /v1. Try http://${host}/v1.`);
    const check = command === "doctor" ? "calls list" : "doctor";
    expect(next).toBe(`smartalex ${check} --base-url http://${host}/v1`);
  }
  const { next = "" } = await run(`auth login --base-url http://${host}/ --profile staging`, { stdin: KEY });
  expect(next).toBe(`smartalex auth login --base-url http://${host}/v1 --profile staging`);
  expect(await run(next, { stdin: KEY })).toMatchObject({ exitCode: 0 });
});

test("a base URL whose server returns call_not_found is not suspected", async () => {
  const { env } = await serve(404, JSON.stringify({ error: { code: "call_not_found", message: "no", status: 404 } }));
  const world = { env: { ...env, SMARTALEX_BASE_URL: env.SMARTALEX_BASE_URL.replace("/v1", "") } };
  const { stderr } = await smartalex(["calls", "get", "x"], world);
  expect(stderr).toBe(
    "smartalex: no (404 call_not_found). Check the ID and the base URL.\nNext: smartalex calls list\n",
  );
});

test.each(["calls stats", "calls get x", "calls get x y", "calls export --to x.csv", "api GET /x"])(
  "after a 404 that is not about a call, %s does not suggest a command that would fail as well",
  async (command) => {
    const { env } = await serve(404, "no such path", { "content-type": "text/plain" });
    const { stderr } = await smartalex(command.split(" "), { env, cwd: folder });
    expect(stderr).toContain("\nNext: smartalex doctor\n");
  },
);

test("for https:// to a local port that speaks HTTP, http:// is suggested", async () => {
  for (const command of ["calls list", "doctor"]) {
    const { exitCode, next = "", stderr, stdout } = await run(`${command} --base-url https://${host}/v1`, { key: KEY });
    expect(exitCode).toBe(3);
    expect(stderr + stdout).toContain(`Try http://${host}/v1.`);
    expect(stderr + stdout).not.toMatch(/openssl|ssl3|routines/i);
    expect(await run(next, { key: KEY })).not.toMatchObject({ exitCode: 3 });
  }
});

test.each([
  ["calls get", "smartalex calls get --help"],
  ["auth switch", "smartalex auth switch --help"],
  ["config explain", "smartalex config explain --help"],
  ["calls list --status", "smartalex calls list --help"],
  ["calls xyzzyx", "smartalex calls --help"],
  ["xyzzyx", "smartalex --help"],
])("an invalid flag of %s refers to the help of that command", async (command, help) => {
  const { exitCode, stderr } = await run(command);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`See ${help}.`);
  expect(await run(help)).toMatchObject({ exitCode: 0 });
});
