import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { createMock } from "@smartalex/mock";
import { afterAll, expect, test } from "vitest";
import { UsageError } from "../src/errors.ts";
import { LiveWorld } from "./simulated-live-workspace.ts";
import { pastedNext } from "../../../packages/node-files/test/pasted.ts";
import { smartalex } from "./run-cli.ts";

/** Text that a server, file name or user may put into a command. */
const HOSTILE = [
  "call_1;touch${IFS}PWN;#",
  "$(touch PWN)",
  "`touch PWN`",
  "a b'c\"d\\e & touch PWN | touch PWN",
  "-rf",
  "=ls",
  "\u202Eevil\u001b[2J\u{E0041}!!",
];

const home = mkdtempSync(join(tmpdir(), "smartalex-next-"));
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** A home directory with a key for one server, stored in a file. */
async function loggedIn(folder: string) {
  const mock = createMock({ calls: [] });
  const { url } = await mock.listen();
  const env = { HOME: home, SMARTALEX_CONFIG_DIR: join(home, folder) };
  const login = await smartalex(["auth", "login", "--base-url", url], { cwd: home, env, stdin: "any_key" });
  expect(login.exitCode, login.stderr).toBe(0);
  await mock.close();
  return env;
}

const hints: Record<string, (value: string) => Promise<{ stderr: string; expected: string[] }>> = {
  async "watch --when"(value) {
    const live = new LiveWorld();
    const { stderr } = await live.watch(["--when", "cost != 0"], [() => live.add(value)]);
    const words = value.startsWith("-") ? ["--sandbox", "--", value] : [value, "--sandbox"];
    return { stderr, expected: ["smartalex", "calls", "get", ...words] };
  },
  async "export that breaks off"(value) {
    const name = value.replaceAll("/", "");
    const where = `id != ${JSON.stringify(value)} && id contains "call"`;
    const flags = ["--format", "csv", "--sandbox", "--where", where];
    const faults = ["GET /calls page=2: 500"];
    const args = ["calls", "export", "--to", name, ...flags];
    const { stderr } = await smartalex(args, { cwd: home, faults });
    return { stderr, expected: ["smartalex", "calls", "export", "--to", name, ...flags, "--resume"] };
  },
  async "key of another host"(value) {
    const env = await loggedIn("of-another-host");
    const url = new URL(`https://other.example.test/${value}'`).href;
    const { stderr } = await smartalex(["calls", "list", "--base-url", url], { cwd: home, env });
    return { stderr, expected: ["smartalex", "auth", "login", "--profile", "NAME", "--base-url", url] };
  },
  async "file that others can read"(value) {
    const env = await loggedIn(`${value.replaceAll("/", "")}'`);
    const path = join(env.SMARTALEX_CONFIG_DIR, "credentials.json");
    chmodSync(path, 0o644);
    const { stderr } = await smartalex(["calls", "list"], { cwd: home, env });
    return { stderr, expected: ["chmod", "600", path] };
  },
};

test.each(Object.keys(hints).flatMap((hint) => HOSTILE.map((value) => [hint, value] as const)))(
  "the next command of %s can be pasted: %j",
  async (hint, value) => {
    const { expected, stderr } = (await hints[hint]?.(value)) ?? { expected: [], stderr: "" };
    expect(pastedNext(stderr)).toEqual(expected);
  },
);

test("a next command that commandLine has not created does not compile", () => {
  // @ts-expect-error -- a string is not a command: its values are not quoted
  expect(new UsageError("wrong", `smartalex calls get ${HOSTILE[0] ?? ""}`)).toBeInstanceOf(Error);
});
