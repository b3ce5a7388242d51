import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { callDetailFields, callFields, callStatusValues } from "@smartalex/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatCompletions } from "../src/completion/format-completions.ts";
import { commandsOf, optionsOf } from "../src/completion/parse-line.ts";
import { suggestionsFor } from "../src/options/suggestions.ts";
import type { Context } from "../src/context.ts";
import type { Program } from "../src/options/global-options.ts";
import { createProgram } from "../src/program.ts";
import { smartalex } from "./run-cli.ts";

const program: Program = new Command("smartalex");
await createProgram(program, {} as Context); // no command is run
const leaves = leavesOf(program);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "smartalex-"));
  writeFileSync(join(folder, "config.json"), '{"current":"work","profiles":{"work":{},"home.2":{}}}');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The response to a shell for a command line whose last word is being typed. */
async function answer(words: readonly string[], env: Record<string, string> = { SMARTALEX_CONFIG_DIR: folder }) {
  const { exitCode, stderr, stdout } = await smartalex(["complete", "--", ...words], { env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const lines = stdout.trimEnd().split("\n");
  const toDo = lines.pop();
  return { lines, toDo, values: lines.map((line) => line.split("\t")[0]) };
}

const names = callFields.map(({ name }) => name);
const detailNames = callDetailFields.map(({ name }) => name);
const WORDS = ":4";
const WORDS_THAT_GO_ON = ":6";
const FILES = ":0";

test.each<[line: string, values: readonly string[], toDo?: string]>([
  ["", ["calls", "api", "sandbox", "auth", "config", "doctor", "completion", "help"]],
  ["cal", ["calls", "api", "sandbox", "auth", "config", "doctor", "completion", "help"]],
  ["--sandbox --base-url auth calls ", ["list", "get", "export", "watch", "stats", "help"]],
  ["help calls ", ["list", "get", "export", "watch", "stats", "help"]],
  ["calls list --status ", callStatusValues],
  ["calls list --status=vo", callStatusValues.map((value) => `--status=${value}`)],
  ["calls list -ocsv --error-format ", ["text", "json"]],
  ["calls stats -oj", ["-otable", "-ojson"]],
  ["calls export --with-transcripts ", ["turns", "nested"]],
  ["calls list -f ", names, WORDS_THAT_GO_ON],
  [
    "calls list -f id,direction,co",
    names.filter((name) => name !== "id" && name !== "direction").map((name) => `id,direction,${name}`),
    WORDS_THAT_GO_ON,
  ],
  ["calls list --fields=", names.map((name) => `--fields=${name}`), WORDS_THAT_GO_ON],
  ["calls list --fields --status=", callStatusValues.map((value) => `--status=${value}`)],
  ["calls get -f ", detailNames, WORDS_THAT_GO_ON],
  ["calls watch --with-transcripts --when ", detailNames, WORDS_THAT_GO_ON],
  ["calls watch --with-transcripts --where ", detailNames, WORDS_THAT_GO_ON],
  ["calls list --where ", names, WORDS_THAT_GO_ON],
  ["calls export --to ", [], FILES],
  ["calls export --to=calls", [], FILES],
  ["calls watch --state ", [], FILES],
  ["calls get ", []], // no IDs are fetched
  ["calls list --agent ", []],
  ["api ", ["GET"]],
  ["api GET ", []],
  ["auth switch ", ["work", "home.2"]],
  ["calls list --profile=h", ["--profile=work", "--profile=home.2"]],
  ["config explain ", ["profile", "base_url", "output", "error_format"]],
  ["config set ", ["profile", "output", "error_format"]],
  ["config set profile ", ["work", "home.2"]],
  ["config set error_format ", ["text", "json"]],
  ["config set base_url ", []],
  ["config set __proto__ ", []],
  ["completion ", ["bash", "zsh", "fish", "powershell"]],
  ["config get output ", ["--json", "--help", "--sandbox", "--profile", "--base-url", "--error-format", "--version"]],
])("%j is completed with the valid words", async (line, values, toDo = WORDS) => {
  expect(await answer(line.split(" "))).toMatchObject({ values, toDo });
});

test("flags that were not used are suggested, with their descriptions", async () => {
  const { lines, values } = await answer(["calls", "list", "--all", "-o", "csv", "--"]);
  expect(lines.slice(0, 2)).toEqual([
    "--status\tfilter by call status; can be repeated",
    "--since\tonly calls that started at or after this time: 24h, 7d, 2w, or a date in UTC, 2026-11-01",
  ]);
  expect(values).toEqual(expect.arrayContaining(["--direction", "--limit", "--json", "--sandbox", "--help"]));
  expect(values).not.toContain("--all");
  expect(values).not.toContain("--output");
  expect((await answer(["calls", "list", "-o"])).values).toContain("-o");
});

test("a repeatable flag is suggested again", async () => {
  const { values } = await answer(["calls", "list", "--status", "busy", "--direction", "web", "--"]);
  expect(values).toContain("--status");
  expect(values).not.toContain("--direction");
});

test("commands are suggested with the first sentence of their descriptions", async () => {
  const { lines } = await answer(["calls", ""]);
  expect(lines[1]).toBe("get\tShow calls with their transcripts: readable text on a terminal, JSON otherwise");
});

test("time zones are suggested", async () => {
  const { values } = await answer(["calls", "export", "--tz", "Eur"]);
  expect(values).toEqual(expect.arrayContaining(["UTC", "Europe/Warsaw"]));
});

test.each([
  { line: "cals " },
  { line: "calls list --status=busy=x --frobnicate=" },
  { line: "calls get -- " },
  { line: "calls list -- --st" },
  { line: "calls list --all=" },
  { line: "help help cals " },
])("nothing is suggested where nothing is known, as after $line", async ({ line }) => {
  expect(await answer(line.split(" "))).toMatchObject({ values: [], toDo: WORDS });
});

test("a PowerShell that does not pass empty words sends a space", async () => {
  expect(await answer(["calls", "stats", "--by", " "])).toEqual(await answer(["calls", "stats", "--by", ""]));
});

test.each(["/dev/null/none", "no such folder"])(
  "without readable profiles, as in %s, none is suggested",
  async (dir) => {
    const found = await answer(["auth", "switch", ""], { SMARTALEX_CONFIG_DIR: dir });
    expect(found).toMatchObject({ values: [], toDo: WORDS });
  },
);

test("a profile whose name has a meaning in a shell is not suggested, nor its siblings", async () => {
  const hostile = mkdtempSync(join(tmpdir(), "smartalex-"));
  writeFileSync(join(hostile, "config.json"), '{"profiles":{"work":{},"$(touch x)":{}}}');
  const found = await answer(["--profile", ""], { SMARTALEX_CONFIG_DIR: hostile });
  rmSync(hostile, { recursive: true });
  expect(found).toMatchObject({ values: [], toDo: WORDS });
});

test("suggestions never contain characters with a meaning in a shell or terminal", () => {
  const values = [
    "$(x)",
    "`x`",
    "a b",
    "a'b",
    'a"b',
    "a;b",
    "a\nb",
    "a\tb",
    "a\u001b[2J",
    "*",
    "~",
    "!1",
    "%1",
    "@x",
    "%1",
    "@x",
    "",
    "plain",
  ];
  expect(formatCompletions({ suggestions: values.map((value) => ({ value })) })).toBe("plain\t\n:4\n");
});

test("any input results in lines of plain words, and no error", async () => {
  const words = fc.oneof(
    fc.constantFrom(
      "calls",
      "list",
      "get",
      "export",
      "config",
      "set",
      "help",
      "--status",
      "-f",
      "-o",
      "--to",
      "--tz",
      "--",
      "-",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom(
      "__proto__",
      "constructor",
      "--fields=id,",
      "--with-transcripts=",
      "--profile=",
      "--constructor",
      "-f=$(x),",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 6 }), async (line) => {
      const { toDo, values } = await answer(line);
      expect(toDo).toMatch(/^:[046]$/);
      for (const value of values) expect(value).toMatch(/^[\w.,/+=-]+$/);
    }),
    { numRuns: 200 },
  );
});

describe("all declared commands and flags are suggested", () => {
  test.each(leaves)("$path", async ({ command, words }) => {
    const { values } = await answer([...words, "-"]);
    expect(values).toEqual(optionsOf(command).map(({ long }) => long));
    for (const { argChoices, long, optional, required } of optionsOf(command)) {
      if (!argChoices) continue;
      expect((await answer([...words, long ?? "", ""])).values).toEqual(argChoices);
      expect(required || optional).toBe(true);
    }
    const [argument] = command.registeredArguments;
    if (argument?.argChoices) expect((await answer([...words, ""])).values).toEqual(argument.argChoices);
  });

  test.each([
    "calls list",
    "calls get x",
    "calls watch",
    "calls watch --with-transcripts",
    "calls export",
    "calls export --with-transcripts",
    "calls export --with-transcripts=nested",
    "calls export --with-transcripts --format ndjson",
  ])("the fields of %s", async (line) => {
    const words = line.split(" ");
    const { stdout } = await smartalex([...words, "--fields", "--sandbox"]);
    const listed = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect((await answer([...words, "--fields", ""])).values).toEqual(listed);
  });

  test("only the values of these flags are unknown", () => {
    const unknown = leaves.flatMap(({ command }) => {
      return optionsOf(command)
        .filter((option) => (option.required || option.optional) && !suggestionsFor(option))
        .map(({ long }) => long);
    });
    expect([...new Set(unknown)].sort()).toEqual([
      "--agent",
      "--base-url",
      "--calls",
      "--contact",
      "--interval",
      "--limit",
      "--live",
      "--max-duration",
      "--min-cost",
      "--min-duration",
      "--port",
      "--since",
      "--until",
    ]);
  });
});

test.each(["bash", "zsh", "fish", "powershell"])(
  "completion %s prints a script that says where it belongs",
  async (shell) => {
    const { exitCode, stderr, stdout } = await smartalex(["completion", shell]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain(`smartalex completion ${shell}`);
  },
);

test("completion for an unknown shell is rejected", async () => {
  expect(await smartalex(["completion", "zhs"])).toMatchObject({
    exitCode: 2,
    stderr:
      'smartalex: Invalid value for <shell>: "zhs". Did you mean zsh? Allowed values: bash, zsh, fish, powershell.\n',
  });
});

/** The commands without subcommands. */
function leavesOf(command: CommandUnknownOpts, words: readonly string[] = []): readonly Leaf[] {
  const inner = commandsOf(command).filter((one) => one.name() !== "help");
  if (inner.length === 0) return [{ command, words, path: words.join(" ") }];
  return inner.flatMap((one) => leavesOf(one, [...words, one.name()]));
}

interface Leaf {
  command: CommandUnknownOpts;
  words: readonly string[];
  path: string;
}
