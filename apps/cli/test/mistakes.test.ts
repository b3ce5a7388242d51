import { expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";
import { serve } from "./serve.ts";

const list = ["calls", "list", "--sandbox"];
const forms = "Use a duration (24h, 7d, 2w) or a date in UTC (2026-11-01).";

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
    'Invalid value for --status: "complete". Did you mean completed? Allowed values: completed, voicemail, no_answer, busy, failed.',
  ],
  [
    [...list, "--status", "xyzzyx"],
    'Invalid value for --status: "xyzzyx". Use one of completed, voicemail, no_answer, busy, failed.',
  ],
  [
    [...list, "--status", "busy,failed"],
    '--status "busy,failed" contains several values. Repeat the flag instead: --status busy --status failed',
  ],
  [[...list, "--agent", ""], "--agent is empty. Specify the ID of an agent, or remove the flag."],
  [[...list, "--contact", ""], "--contact is empty. Specify the ID of a contact, or remove the flag."],
  [[...list, "--since", "24hours"], `Invalid value for --since: "24hours". Did you mean 24h? ${forms}`],
  [[...list, "--since", "3 days"], `Invalid value for --since: "3 days". Did you mean 3d? ${forms}`],
  [[...list, "--since", "90"], `Invalid value for --since: "90". Did you mean 90h? ${forms}`],
  [[...list, "--since", "-1h"], `Invalid value for --since: "-1h". Did you mean 1h? ${forms}`],
  [[...list, "--since", "soon"], `Invalid value for --since: "soon". Did you mean 24h? ${forms}`],
  [[...list, "--limit", "0"], 'Invalid value for --limit: "0". Use an integer of at least 1, or use --all.'],
  [[...list, "--limit", "5", "--all"], "--all and --limit cannot be combined. Remove one of them."],
  [
    [...list, "--output", "tabel"],
    'Invalid value for --output: "tabel". Did you mean table? Allowed values: table, json, ndjson, csv, tsv, yaml, ids.',
  ],
  [[...list, "--json", "-o", "table"], "--json and --output table cannot be combined. Remove one of them."],
  [
    [...list, "--base-url", "http://127.0.0.1/v1"],
    "--sandbox and --base-url cannot be combined: the sandbox has no base URL.",
  ],
])("%j is one line on stderr, nothing on stdout, and exit code 2", async (args, message) => {
  expect(await smartalex(args)).toEqual({ exitCode: 2, stdout: "", stderr: `smartalex: ${message}\n` });
});

test("an invalid ID is rejected, with the command that lists IDs", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "get", "", "--sandbox"]);
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    'smartalex: Invalid id "": it cannot be part of a URL. Use a value that the API returned.\nNext: smartalex calls get --help\n',
  );
});

test("without a key, the error shows both alternatives", async () => {
  expect(await smartalex(["calls", "list"])).toEqual({
    exitCode: 4,
    stdout: "",
    stderr:
      "smartalex: No API key. Set SMARTALEX_API_KEY to a key from the Developer Portal, or add --sandbox to try the command without a key.\n" +
      "Next: smartalex auth login\n",
  });
});

test("a call that does not exist is exit code 5, with the next command", async () => {
  const { exitCode, stdout, stderr } = await smartalex(["calls", "get", "call_nope", "--sandbox"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: "" });
  expect(stderr).toBe(
    "smartalex: There is no call with the id call_nope (404 call_not_found). Check the ID and the base URL.\nNext: smartalex calls list --sandbox\n",
  );
});

test("a base URL that would expose the key on the network is rejected", async () => {
  const env = { SMARTALEX_API_KEY: "sk_live_secret" };
  const { exitCode, stderr } = await smartalex(["calls", "list", "--base-url", "http://api.getsmartalex.com/v1"], {
    env,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("smartalex: --base-url (or SMARTALEX_BASE_URL) must start with https://");
  expect(stderr).not.toContain("sk_live_secret");
});

test("text from the server in an error cannot control the terminal, and never contains the key", async () => {
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
])("a server that responds with %i and a page is exit code %i", async (status, exitCode) => {
  const base = await serve(status, "<html>", { "retry-after": "999" });
  expect(await smartalex(["calls", "list"], base)).toMatchObject({ exitCode, stdout: "" });
});

test("for programs, an error is one JSON object on one line", async () => {
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

test("an empty base URL, as of an unset variable, is rejected, because the key would be sent to production", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "list", "--base-url", ""], {
    env: { SMARTALEX_API_KEY: "k" },
  });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^smartalex: --base-url \(or SMARTALEX_BASE_URL\) must be a URL/);
});

test("a group without a command prints its help on stderr, and is an error", async () => {
  const { exitCode, stdout, stderr } = await smartalex(["calls"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^Usage: smartalex calls/);
});

test("an invalid key is rejected where it comes from, and not repeated", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "list"], { env: { SMARTALEX_API_KEY: "sk secret" } });
  expect(exitCode).toBe(2);
  expect(stderr).toBe("smartalex: SMARTALEX_API_KEY contains whitespace or invalid characters. Copy the key again.\n");
});

test("Ctrl-C ends the command with exit code 130", async () => {
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
])("%j prints help on stdout, with the exit codes", async (args) => {
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
])("the key of the environment is not repeated if it is an argument (%#)", async (...words) => {
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
