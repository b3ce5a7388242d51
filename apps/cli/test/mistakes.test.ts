import { expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";
import { serve } from "./serve.ts";

const list = ["calls", "list", "--sandbox"];
const forms = "Give hours, days or weeks (24h, 7d, 2w), or a day in UTC (2026-11-01).";

test.each([
  [["calls", "list", "--stauts", "failed"], "unknown option '--stauts'. Did you mean --status?"],
  [["calls", "lst"], "unknown command 'lst'. Did you mean list?"],
  [["cals", "list"], "unknown command 'cals'. Did you mean calls?"],
  [["calls", "get", "--jsn", "x"], "unknown option '--jsn'. Did you mean --json?"],
  [["calls", "get"], "missing required argument 'id'. See smartalex calls get --help."],
  [
    [...list, "extra"],
    "too many arguments for 'list'. Expected 0 arguments but got 1. See smartalex calls list --help.",
  ],
  [[...list, "--status"], "option '--status <status>' argument missing. See smartalex calls list --help."],
  [
    [...list, "--status", "complete"],
    '--status "complete" is not known. Did you mean completed? Known are completed, voicemail, no_answer, busy, failed.',
  ],
  [
    [...list, "--status", "xyzzyx"],
    '--status "xyzzyx" is not known. Use one of completed, voicemail, no_answer, busy, failed.',
  ],
  [
    [...list, "--status", "busy,failed"],
    '--status "busy,failed" has several values. Repeat the flag: --status busy --status failed',
  ],
  [[...list, "--agent", ""], '--agent "" is no id. Give the id of an agent, or leave the flag out.'],
  [[...list, "--contact", ""], '--contact "" is no id. Give the id of a contact, or leave the flag out.'],
  [[...list, "--since", "24hours"], `--since "24hours" is no time. Did you mean 24h? ${forms}`],
  [[...list, "--since", "3 days"], `--since "3 days" is no time. Did you mean 3d? ${forms}`],
  [[...list, "--since", "90"], `--since "90" is no time. Did you mean 90h? ${forms}`],
  [[...list, "--since", "-1h"], `--since "-1h" is no time. Did you mean 1h? ${forms}`],
  [[...list, "--since", "soon"], `--since "soon" is no time. Did you mean 24h? ${forms}`],
  [[...list, "--limit", "0"], '--limit "0" is no number of calls. Give a whole number from 1, or use --all.'],
  [[...list, "--limit", "5", "--all"], "--all and --limit exclude each other. Leave one out."],
  [
    [...list, "--output", "tabel"],
    '--output "tabel" is not known. Did you mean table? Known are table, json, ndjson, csv, tsv, yaml, ids.',
  ],
  [[...list, "--json", "-o", "table"], "--json and --output table exclude each other. Leave one out."],
  [
    [...list, "--base-url", "http://127.0.0.1/v1"],
    "--sandbox and --base-url exclude each other: the sandbox has no address.",
  ],
])("%j is one line on stderr, nothing on stdout, and exit code 2", async (args, message) => {
  expect(await smartalex(args)).toEqual({ exitCode: 2, stdout: "", stderr: `smartalex: ${message}\n` });
});

test("an id that cannot be one is a mistake, and says where ids are", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "get", "", "--sandbox"]);
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    'smartalex: Invalid id "": it cannot be part of a URL. Use a value that the API returned.\nNext: smartalex calls get --help\n',
  );
});

test("without a key it names both ways forward", async () => {
  expect(await smartalex(["calls", "list"])).toEqual({
    exitCode: 4,
    stdout: "",
    stderr:
      "smartalex: No API key. Set SMARTALEX_API_KEY to one from the Developer Portal, or add --sandbox to try without one.\n" +
      "Next: smartalex auth login\n",
  });
});

test("a call that does not exist is exit code 5, with what to type next", async () => {
  const { exitCode, stdout, stderr } = await smartalex(["calls", "get", "call_nope", "--sandbox"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: "" });
  expect(stderr).toBe(
    "smartalex: There is no call with the id call_nope (404 call_not_found). Check the ID and the base URL.\nNext: smartalex calls list --sandbox\n",
  );
});

test("a base URL that would show the key to the network is refused", async () => {
  const env = { SMARTALEX_API_KEY: "sk_live_secret" };
  const { exitCode, stderr } = await smartalex(["calls", "list", "--base-url", "http://api.getsmartalex.com/v1"], {
    env,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("smartalex: --base-url (or SMARTALEX_BASE_URL) must start with https://");
  expect(stderr).not.toContain("sk_live_secret");
});

test("what a server says in an error cannot drive the terminal, and never holds the key", async () => {
  const message = "\u001b[31mbad key sk_live_secret";
  const base = await serve(401, JSON.stringify({ error: { code: "unauthorized", message, status: 401 } }));
  const { exitCode, stdout, stderr } = await smartalex(["calls", "list"], base);
  expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: "" });
  expect(stderr).toMatch(/^smartalex: \\u\{1b\}\[31mbad key \[redacted\] \(401 unauthorized\)/);
});

test.each([
  [403, 4],
  [429, 6],
  [200, 9],
])("a server that answers %i with a page is exit code %i", async (status, exitCode) => {
  const base = await serve(status, "<html>", { "retry-after": "999" });
  expect(await smartalex(["calls", "list"], base)).toMatchObject({ exitCode, stdout: "" });
});

test("for programs, an error is one object in one line", async () => {
  const body = JSON.stringify({ error: { code: "rate_limited", message: "slow \u001b down", status: 429 } });
  const world = await serve(429, body, { "retry-after": "7200", "x-request-id": "req_1" });
  const { stderr } = await smartalex(["calls", "list", "--error-format=json"], world);
  expect(stderr).not.toMatch(/\u001b/);
  expect(JSON.parse(stderr)).toEqual({
    code: "rate_limited",
    message: expect.stringContaining("slow \u001b down") as string,
    hint: "smartalex doctor",
    request_id: "req_1",
    retryable: true,
    retry_after_ms: 7_200_000,
  });
  const { stderr: usage } = await smartalex(["calls", "list", "--nope", "--error-format", "json"]);
  expect(JSON.parse(usage)).toMatchObject({ code: "usage", request_id: null, retryable: false });
});

test("an empty base URL, as of a variable that is not set, is refused: the key would go to production", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "list", "--base-url", ""], {
    env: { SMARTALEX_API_KEY: "k" },
  });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^smartalex: --base-url \(or SMARTALEX_BASE_URL\) must be a URL/);
});

test("a group of commands alone shows its help on stderr, and is a mistake", async () => {
  const { exitCode, stdout, stderr } = await smartalex(["calls"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^Usage: smartalex calls/);
});

test("a key that cannot be one is refused where it comes from, and not repeated", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "list"], { env: { SMARTALEX_API_KEY: "sk secret" } });
  expect(exitCode).toBe(2);
  expect(stderr).toBe("smartalex: SMARTALEX_API_KEY contains whitespace or invalid characters. Copy the key again.\n");
});

test("Ctrl-C ends it with exit code 130", async () => {
  const result = await smartalex(list, { signal: AbortSignal.abort() });
  expect(result).toEqual({ exitCode: 130, stdout: "", stderr: "smartalex: Interrupted.\n" });
});

test.each([
  [[]],
  [["--help"]],
  [["calls", "list", "--help"]],
  [["calls", "get", "--help"]],
  [["calls", "watch", "--help"]],
  [["calls", "stats", "--help"]],
  [["help", "calls"]],
])("%j is help on stdout, with the exit codes", async (args) => {
  const { exitCode, stdout, stderr } = await smartalex(args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: smartalex/);
  expect(stdout).toContain("5 not found");
  await expect(stdout).toMatchFileSnapshot(
    `snapshots/help${args.map((word) => `-${word.replace("--", "")}`).join("")}.txt`,
  );
});

test.each([
  ["calls", "get", "KEY", "call_nope", "--sandbox"],
  ["calls", "list", "--status", "KEY"],
  ["calls", "export", "--to", "KEY.csvv"],
])("the key of the environment is not repeated when it is an argument (%#)", async (...words) => {
  const key = "sk_live_0123456789";
  const args = words.map((word) => word.replace("KEY", key));
  for (const format of ["text", "json"]) {
    const { exitCode, stderr } = await smartalex([...args, "--error-format", format], {
      env: { SMARTALEX_API_KEY: key },
    });
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain("[redacted]");
    expect(stderr).not.toContain(key);
  }
});
