import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock } from "@smartalex/mock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { serveNode } from "../../mock/src/http/serve-node.ts";
import { toHandler } from "../../mock/test/to-handler.ts";

const KEY = "sk_test_0123456789_wxyz";
const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));

const isLinux = process.platform === "linux";
const hasScript = isLinux && spawnSync("script", ["--version"]).status === 0;

let server: Awaited<ReturnType<typeof serveNode>>;
let home: string;
let env: Record<string, string | undefined>;

beforeAll(async () => {
  server = await serveNode(toHandler(createMock({ apiKeys: [KEY] }).fetch), 0);
});
afterAll(() => server.close());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "smartalex-home-"));
  const noBus = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent", XDG_RUNTIME_DIR: home };
  env = {
    PATH: process.env["PATH"],
    HOME: home,
    TERM: "xterm",
    SMARTALEX_BASE_URL: `http://127.0.0.1:${server.port}/v1`,
    ...noBus,
  };
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** The stored profile for a valid key. */
const stored = () => {
  const text = readFileSync(join(home, ".config/smartalex/credentials.json"), "utf8");
  return Object.values(JSON.parse(text) as Record<string, string>);
};

const run = (args: string[]) => spawn(process.execPath, [main, ...args], { env });

async function outcome(child: ReturnType<typeof spawn>) {
  let output = "";
  child.stdout?.on("data", (data: Buffer) => (output += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (output += data.toString()));
  const [exitCode] = (await once(child, "close")) as [number];
  return { exitCode, output };
}

const where = isLinux ? "" : " (skipped: on other systems it would be the real keyring of the user)";
describe.skipIf(!isLinux)(`without a bus for a Secret Service${where}`, () => {
  test("the built command stores a piped key in the file, uses it, and removes it", async () => {
    const login = run(["auth", "login"]);
    login.stdin.end(KEY);
    const { exitCode, output } = await outcome(login);
    expect({ exitCode, isShown: output.includes(KEY) }).toEqual({ exitCode: 0, isShown: false });
    expect(output).toContain("No system keyring is available.");
    expect(stored()).toEqual([KEY]);
    expect((await outcome(run(["calls", "get", "call_abc123"]))).exitCode).toBe(0);
    expect((await outcome(run(["auth", "logout"]))).exitCode).toBe(0);
    expect(stored()).toEqual([]);
    expect((await outcome(run(["calls", "get", "call_abc123"]))).exitCode).toBe(4);
  });
});

/** Runs a program as an unprivileged user. */
const asNobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups"];
const canBeNobody = spawnSync("setpriv", [...asNobody, process.execPath, main, "--version"]).status === 0;
const notRoot = canBeNobody ? "" : " (skipped: setpriv cannot run the command as another user here)";

test.skipIf(!canBeNobody)(
  `a home directory of another user does not break commands that have a key in the environment${notRoot}`,
  async () => {
    const asUser = async (variables: Record<string, string>) => {
      const args = [...asNobody, process.execPath, main, "calls", "get", "call_abc123", "--json"];
      return outcome(spawn("setpriv", args, { cwd: "/", env: { ...env, ...variables } }));
    };
    expect(await asUser({})).toMatchObject({ exitCode: 2, output: expect.stringContaining("EACCES") as string });
    const { exitCode, output } = await asUser({ SMARTALEX_API_KEY: KEY });
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^\{"id":"call_abc123"/);
  },
);

const why = hasScript ? "" : " (skipped: there is no script of util-linux, which gives a terminal)";
describe.skipIf(!hasScript)(`on a terminal${why}`, () => {
  /** Whether the prompt is shown again: it hides the cursor. */
  const goesOn = (shown: string) => shown.includes("stopped") && shown.split("stopped").at(-1)?.includes("\u001b[?25l");

  /** Waits for the prompt, types, and returns what the terminal has shown. If the process is stopped, types the rest after `fg`. */
  async function typed(keys: string, keysAfterFg = "") {
    // A terminal without a width would wrap the prompt after each letter.
    const login = `stty cols 120 rows 24; "${process.execPath}" "${main}" auth login`;
    const command = keysAfterFg === "" ? login : `set -m; ${login}; echo stopped; fg`;
    const child = spawn("script", ["-qec", command, "/dev/null"], { env });
    const done = outcome(child);
    let shown = "";
    child.stdout.on("data", (data: Buffer) => {
      const [isAsked, isBack] = [shown.includes("API key for"), goesOn(shown)];
      shown += data.toString();
      if (!isAsked && shown.includes("API key for")) child.stdin.write(keys);
      if (!isBack && goesOn(shown)) child.stdin.write(keysAfterFg);
    });
    return done;
  }

  test("the prompt never shows the typed key", async () => {
    const { exitCode, output } = await typed(`${KEY}\r`);
    expect({ exitCode, isShown: output.includes("sk_test") }).toEqual({ exitCode: 0, isShown: false });
    expect(output).toContain("Logged in to");
    expect(stored()).toEqual([KEY]);
  });

  test("Ctrl-C at the prompt stores nothing", async () => {
    const { exitCode, output } = await typed("sk_test\u0003");
    expect({ exitCode, isShown: output.includes("sk_test") }).toEqual({ exitCode: 130, isShown: false });
    expect(output).toContain("Interrupted. No key was stored.");
    expect(stored).toThrow("ENOENT");
  });

  test("Ctrl-D at the prompt stores nothing, and is an error", async () => {
    const { exitCode, output } = await typed("\u0004");
    expect(exitCode).toBe(130);
    expect(output).toContain("Interrupted. No key was stored.");
    expect(stored).toThrow("ENOENT");
  });

  test("after Ctrl-Z and fg the prompt continues, and the shell does not receive the key", async () => {
    const { exitCode, output } = await typed("\u001a", `${KEY}\r`);
    expect({ exitCode, isShown: output.includes("sk_test") }).toEqual({ exitCode: 0, isShown: false });
    expect(output).toContain("Logged in to");
    expect(stored()).toEqual([KEY]);
  });
});
