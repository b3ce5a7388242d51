import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { hasSharedData, sharedDataMissing, sharedFile } from "../../mock/test/shared-data.ts";
import { smartalex } from "./run-cli.ts";
import { serve } from "./serve.ts";

const get = ["calls", "get", "call_abc123", "--sandbox"];
const call = document.components.examples.getCall.value.data;

test("on a terminal, the transcript is readable text with speakers and times", async () => {
  const { exitCode, stdout, stderr } = await smartalex(get, { columns: 80 });
  expect(exitCode).toBe(0);
  await expect(stdout).toMatchFileSnapshot("snapshots/get-80-columns.txt");
  expect(stderr).toContain("Recordings are in the SmartAlex dashboard under Call Logs");
});

test("when piped, the call is one line of JSON", async () => {
  const { stdout, stderr } = await smartalex(get);
  expect(stdout).toBe(`${JSON.stringify(call)}\n`);
  expect(stderr).toBe("");
});

test("--json on a terminal is indented", async () => {
  expect((await smartalex([...get, "--json"], { columns: 80 })).stdout).toBe(`${JSON.stringify(call, undefined, 2)}\n`);
});

test("a number keeps the digits of the response", async () => {
  const text = JSON.stringify(call).replace("0.45", "0.450").replace('"timestamp":5', '"timestamp":5.0');
  const { stdout } = await smartalex(get, { data: [{ name: "a", text }] });
  expect(stdout).toBe(`${text}\n`);
});

test("a call that never connected is shown without gaps", async () => {
  const nobody = {
    ...call,
    contact_id: null,
    sentiment: null,
    cost: null,
    summary: null,
    end_timestamp: null,
    transcript: [],
  };
  const { stdout } = await smartalex([...get, "-o", "table"], { calls: [nobody] });
  expect(stdout).toContain("(no transcript)");
  expect(stdout).toMatch(/^sentiment {2}-$/m);
});

test("wide characters, silence and overlapping speech are aligned", async () => {
  const transcript = [
    { speaker: "agent", text: "Dzień dobry, 您好！".repeat(6), timestamp: 0.2 },
    { speaker: "caller", text: "", timestamp: 61.9 },
    { speaker: "caller", text: "<UNSURE>Oh</UNSURE>", timestamp: 3725 },
  ];
  const { stdout } = await smartalex([...get, "-o", "table"], { calls: [{ ...call, transcript }], columns: 60 });
  await expect(stdout).toMatchFileSnapshot("snapshots/get-wide-characters.txt");
});

test("call content cannot control the terminal", async () => {
  const hostile = "\u001b[2J\u001b]0;owned\u0007 \u009b31m a\u202Eb\u2028c\r\nfake line\ud800";
  const evil = {
    ...call,
    agent_id: hostile,
    campaign_id: hostile,
    contact_id: hostile,
    summary: hostile,
    transcript: [{ speaker: "caller", text: hostile, timestamp: 1 }],
  };
  for (const format of ["table", "json"]) {
    const { stdout } = await smartalex([...get, "-o", format], { calls: [evil], columns: 80 });
    expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
    expect(stdout).not.toMatch(/^fake line/m);
    if (format === "json") expect(JSON.parse(stdout)).toEqual(evil);
  }
});

test("a field that the server adds later is shown, and cannot control the terminal", async () => {
  const evil = "\u001b[2Jnew";
  const tomorrow = { ...call, id: evil, call_status: evil, direction: evil, sentiment: evil };
  const body = { data: { ...tomorrow, transcript: [{ speaker: evil, text: "hi", timestamp: 1 }] } };
  const { exitCode, stdout } = await smartalex(
    ["calls", "get", evil, "-o", "table"],
    await serve(200, JSON.stringify(body)),
  );
  expect(exitCode).toBe(0);
  expect(stdout.split("\\u{1b}[2Jnew")).toHaveLength(6);
  expect(stdout.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});

test("a call that violates the contract is not shown partially, and `api` shows it", async () => {
  const world = await serve(200, '{"data":{"id":"call_1"}}');
  for (const format of ["table", "json", "csv"]) {
    const result = await smartalex(["calls", "get", "call_1", "-o", format], world);
    expect(result).toMatchObject({ exitCode: 9, stdout: "" });
    expect(result.stderr).toContain("does not match the schema CallBody: /data/agent_id is missing.");
  }
  expect((await smartalex(["api", "GET", "/calls/call_1"], world)).stdout).toBe('{"data":{"id":"call_1"}}\n');
});

test.skipIf(!hasSharedData).each(["harper-valley-sample", "primock57-calls"])(
  `every real conversation of %s is shown byte for byte${hasSharedData ? "" : ` (${sharedDataMissing})`}`,
  async (name) => {
    const file = sharedFile(`${name}.ndjson`);
    for (const line of file.text.trim().split("\n")) {
      const { id } = JSON.parse(line) as { id: string };
      const { stdout } = await smartalex(["calls", "get", id, "--sandbox", "--json"], { data: [file] });
      expect(stdout === `${line}\n`, id).toBe(true); // a failure names only the call: conversations must not appear in logs
    }
  },
);

test("several calls are printed in the order of the arguments, one per line", async () => {
  const ids = (await smartalex(["calls", "list", "--sandbox", "-o", "ids", "--limit", "30"])).stdout;
  const reversed = ids.trim().split("\n").reverse();
  const { exitCode, stdout, stderr } = await smartalex(["calls", "get", ...reversed, "--sandbox"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const calls = stdout.trim().split("\n");
  expect(calls.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(reversed);
  const piped = await smartalex(["calls", "get", "-", "--sandbox"], { stdin: `\n${reversed.join("\r\n")}` });
  expect(piped.stdout).toBe(stdout);
});

test("IDs are read from NDJSON, JSON strings and plain lines on standard input", async () => {
  const stdin = `${JSON.stringify(call)}\n\n"call_abc123"\r\ncall_abc123\n{"id":"call_abc123","transcript":[{"text":"a"}]}`;
  const { exitCode, stderr, stdout } = await smartalex(["calls", "get", "-", "--sandbox", "-o", "ids"], { stdin });
  expect({ exitCode, stderr, stdout }).toEqual({ exitCode: 0, stderr: "", stdout: "call_abc123\n".repeat(4) });
  const mixed = await smartalex(["calls", "get", "call_abc123", "-", "--sandbox", "-o", "ids"], { stdin });
  expect(mixed.stdout).toBe("call_abc123\n".repeat(5));
});

const secret = "my card is 4111";

test.each([
  ['it is JSON without the "id" of a call', `{"summary":"${secret}"}`],
  ['it is JSON without the "id" of a call', `{"id":7,"summary":"${secret}"}`],
  ['it is JSON without the "id" of a call', `{"id":"","summary":"${secret}"}`],
  ['it is JSON without the "id" of a call', `[{"id":"call_1","summary":"${secret}"}]`],
  ["it looks like JSON", `{"id":"call_1","summary":"${secret}`],
  ["it contains whitespace, a comma or a quote", `call_1,"${secret}"`],
  ["it contains whitespace, a comma or a quote", `call_1\t${secret}`],
  ["it is longer than 8,000 characters", "x".repeat(8_001)],
  ["it is longer than 8,000 characters", `{"id":"${"x".repeat(8_001)}"}`],
  ["it looks like JSON", JSON.stringify({ id: JSON.stringify({ summary: secret }) })],
])("a line that cannot be an ID is rejected without a request: %s", async (problem, line) => {
  const requests: string[] = [];
  const network = (url: string) => {
    requests.push(url);
    return Promise.reject(new TypeError("no network"));
  };
  const env = { SMARTALEX_API_KEY: "any_key" };
  const { exitCode, stderr, stdout } = await smartalex(["calls", "get", "-"], { stdin: line, network, env });
  expect({ exitCode, stdout, requests }).toEqual({ exitCode: 2, stdout: "", requests: [] });
  expect(stderr).toMatch(/^smartalex: Line 1 of standard input is not a call ID: /);
  expect(stderr).toContain(`: ${problem}. No request was sent for it.`);
  expect(stderr).toMatch(/\nNext: smartalex calls list -o ids\n$/);
  expect(stderr).not.toContain("4111");
});

test("the calls before a line that cannot be an ID are shown", async () => {
  const stdin = `${"call_abc123\n".repeat(25)}${secret}\ncall_abc123\n`;
  const { exitCode, stderr, stdout } = await smartalex(["calls", "get", "-", "--sandbox", "-o", "ids"], { stdin });
  expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: "call_abc123\n".repeat(25) });
  expect(stderr).toMatch(
    /^smartalex: The output is incomplete: only 25 calls could be shown\. Line 26 of standard input is not a call ID: /,
  );
});

test("a record as an argument is rejected", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "get", JSON.stringify(call), "--sandbox"]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^smartalex: An argument is not a call ID: it looks like JSON\. /);
  expect(stderr).not.toContain("appointment");
});

test.each([" call_abc123", "call_abc123\n", " "])("an ID with surrounding whitespace is rejected: %j", async (id) => {
  const { exitCode, stderr } = await smartalex(["calls", "get", id, "--sandbox"]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("An argument is not a call ID: it starts or ends with whitespace.");
});

test("several calls that do not exist are listed in the error", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "get", "call_x", "call_y", "--sandbox"]);
  expect(exitCode).toBe(5);
  expect(stderr).toMatch(/^smartalex: Calls not found: call_x, call_y\.\n/);
});

test("on a terminal, several transcripts are shown one after the other", async () => {
  const { stdout } = await smartalex([...get, "call_abc123"], { columns: 80 });
  const once = (await smartalex(get, { columns: 80 })).stdout;
  expect(stdout).toBe(`${once}\n${once}`);
});

test("if one call does not exist, the others are shown and the exit code is not 0", async () => {
  const { exitCode, stdout, stderr } = await smartalex(["calls", "get", "call_nope", "call_abc123", "--sandbox"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: `${JSON.stringify(call)}\n` });
  expect(stderr).toBe("smartalex: 1 of 2 calls not found: call_nope.\nNext: smartalex calls list -o ids --sandbox\n");
  const none = await smartalex(["calls", "get", "call_nope", "call_no", "--sandbox", "-o", "csv"]);
  expect(none).toMatchObject({ exitCode: 5, stdout: "" });
});

test("fields are selected in their order in every format", async () => {
  const fields = ["-f", "summary,id"];
  expect((await smartalex([...get, ...fields])).stdout).toBe(
    `${JSON.stringify({ summary: call.summary, id: call.id })}\n`,
  );
  expect((await smartalex([...get, ...fields, "-o", "csv"])).stdout).toBe(
    `summary,id\n"${call.summary}",call_abc123\n`,
  );
  expect((await smartalex([...get, ...fields, "-o", "tsv"])).stdout).toBe(
    `summary\tid\n"${call.summary}"\tcall_abc123\n`,
  );
});

test("--newlines keep and --csv-raw determine how CSV is written, and a terminal is never controlled", async () => {
  const summary = "=1\nback\\slash \u001b[2J";
  const csv = async (flags: string[], columns?: number) => {
    const args = [...get, "-f", "summary", "-o", "csv", ...flags];
    const world = columns === undefined ? {} : { columns };
    return (await smartalex(args, { calls: [{ ...call, summary }], ...world })).stdout;
  };
  expect(await csv([])).toBe("summary\n'=1\\nback\\\\slash \\u{1b}[2J\n");
  expect(await csv(["--newlines", "keep"])).toBe('summary\n"\'=1\nback\\slash \\u{1b}[2J"\n');
  expect(await csv(["--csv-raw"])).toBe(`summary\n"${summary}"\n`);
  expect(await csv(["--csv-raw"], 80)).toBe('summary\n"=1\nback\\slash \\u{1b}[2J"\n');
  const both = await smartalex([...get, "--csv-raw", "--newlines", "escape"]);
  expect(both).toMatchObject({ exitCode: 2, stdout: "" });
  expect(both.stderr).toContain("--csv-raw and --newlines escape cannot be combined");
});

test("a table of several calls is aligned, and IDs are not truncated", async () => {
  const ids = ["call_1", "call_of_a_longer_id_than_the_others", "call_22"];
  const calls = ids.map((id, index) => ({ ...call, id, cost: 10 ** index, summary: "s".repeat(80 * (index + 1)) }));
  const args = ["calls", "get", ...ids, "--sandbox", "-f", "cost,summary,id", "-o", "table"];
  const { stdout } = await smartalex(args, { calls, columns: 60 });
  expect(stdout).toBe(
    [
      "COST  SUMMARY            ID",
      "   1  ssssssssssssssss…  call_1",
      "  10  ssssssssssssssss…  call_of_a_longer_id_than_the_others",
      " 100  ssssssssssssssss…  call_22",
      "",
    ].join("\n"),
  );
});

test("a table that breaks off contains the calls before the error", async () => {
  const args = ["calls", "get", "call_abc123", "call_nope", "--sandbox", "-f", "id,cost", "-o", "table"];
  expect(await smartalex(args)).toMatchObject({ exitCode: 7, stdout: "ID           COST\ncall_abc123  0.45\n" });
});

test("--fields without a value lists the fields", async () => {
  const { stdout } = await smartalex(["calls", "get", "x", "-f"]);
  expect(stdout).toMatch(/^transcript +array +Turns of the call/m);
});

test("a call that cannot be fetched is named, and the others are shown", async () => {
  const calls = ["call_a", "call_broken", "call_c"].map((id) => ({ ...call, id }));
  const faults = ["/calls/call_broken: 500"];
  const ids = ["call_a", "call_broken", "call_c"];
  const shown = await smartalex(["calls", "get", ...ids, "--sandbox"], { calls, faults });
  expect(shown).toEqual({
    exitCode: 7,
    stdout: `${JSON.stringify(calls[0])}\n${JSON.stringify(calls[2])}\n`,
    stderr:
      "smartalex: 1 call could not be fetched: call_broken (500).\nNext: smartalex calls get call_broken --sandbox\n",
  });
  const list = await smartalex(["calls", "get", ...ids, "call_none", "-o", "json", "--sandbox"], { calls, faults });
  expect(JSON.parse(list.stdout)).toEqual([calls[0], calls[2]]);
  expect(list.stderr).toContain("1 call could not be fetched: call_broken (500). 1 of 4 calls not found: call_none.");
  const odd = await smartalex(["calls", "get", "call_a", "..", "--sandbox"], { calls });
  expect(odd).toMatchObject({ exitCode: 7, stdout: `${JSON.stringify(calls[0])}\n` });
  expect(odd.stderr).toContain("1 call could not be fetched: .. (invalid ID).");
  const none = await smartalex(["calls", "get", "call_broken", "call_broken", "--sandbox"], { calls, faults });
  expect(none).toMatchObject({ exitCode: 9, stdout: "" });
  expect(none.stderr).toContain("2 calls could not be fetched: call_broken (500), call_broken (500).");
});
