import { execFile, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { callDetailValidator, callValidator } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checked } from "../../mock/test/checked.ts";
import { toHandler } from "../../mock/test/to-handler.ts";
import { hasSharedData, sharedDataMissing, sharedFile } from "../../mock/test/shared-data.ts";
import { serveNode } from "../../mock/src/http/serve-node.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const run = promisify(execFile);
const env = { PATH: process.env["PATH"], SMARTALEX_API_KEY: "any" };

/** Runs the built command in a separate process. */
async function smartalex(...args: string[]): Promise<string> {
  return (await run(process.execPath, [main, ...args], { env, maxBuffer: 1e8 })).stdout;
}

test("the built command lists and gets calls of its sandbox", async () => {
  const rows = (await smartalex("calls", "list", "--sandbox", "--all")).trim().split("\n");
  expect(rows).toHaveLength(150);
  for (const row of rows) expect(callValidator.strict.issues(JSON.parse(row))).toEqual([]);
  const call: unknown = JSON.parse(await smartalex("calls", "get", "call_abc123", "--sandbox"));
  expect(callDetailValidator.strict.issues(call)).toEqual([]);
});

test("the version is that of the package", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(await smartalex("--version")).toBe(`${version}\n`);
});

test.each([
  ["--version", 4],
  ["calls list --sandbox", 15],
])("smartalex %s loads at most %i files of the package", async (args, maximum) => {
  const script = `
    process.once("exit", () => {
      const files = Object.keys(require.cache).filter((file) => file.startsWith(${JSON.stringify(join(main, ".."))}));
      process._rawDebug("files", files.length);
    });`;
  const counter = join(mkdtempSync(join(tmpdir(), "smartalex-")), "count.cjs");
  writeFileSync(counter, script);
  const { stderr } = await run(process.execPath, ["--require", counter, main, ...args.split(" ")], { env });
  rmSync(join(counter, ".."), { recursive: true });
  expect(Number(/^files (\d+)$/m.exec(stderr)?.[1])).toBeLessThanOrEqual(maximum);
});

describe("compiled code", () => {
  const cached = (home: string, variables: Record<string, string>, cwd = home) => {
    spawnSync(process.execPath, [main, "--version"], { cwd, env: { PATH: process.env["PATH"], ...variables } });
    return readdirSync(home, { recursive: true }).map(String);
  };
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "smartalex-"));
  });
  afterEach(() => {
    rmSync(home, { recursive: true });
  });
  const isCode = (name: string) => /smartalex.v2\d\..*\./.test(name);

  test("is stored only in a private directory", () => {
    expect(cached(home, {})).toEqual([]);
    expect(cached(home, { HOME: home, NODE_DISABLE_COMPILE_CACHE: "1" }).filter(isCode)).toEqual([]);
    expect(cached(home, { HOME: home }).filter(isCode)).not.toEqual([]);
    expect(statSync(join(home, ".cache", "smartalex")).mode & 0o777).toBe(0o700);
    expect(cached(home, { XDG_CACHE_HOME: join(home, "xdg") }).some((name) => name.startsWith("xdg"))).toBe(true);
  });

  test("is not loaded from the working directory, which may be an untrusted repository", () => {
    for (const variables of [
      { XDG_CACHE_HOME: "" },
      { XDG_CACHE_HOME: "." },
      { XDG_CACHE_HOME: "cache" },
      { HOME: "" },
      { HOME: "." },
      { HOME: "", XDG_CACHE_HOME: "" },
    ]) {
      expect(cached(home, variables)).toEqual([]);
    }
    const outer = mkdtempSync(join(tmpdir(), "smartalex-"));
    for (const XDG_CACHE_HOME of ["", "."]) {
      expect(cached(outer, { HOME: outer, XDG_CACHE_HOME }, home).filter(isCode)).not.toEqual([]);
      expect(readdirSync(home)).toEqual([]);
    }
    rmSync(outer, { recursive: true });
  });

  test("is not loaded from a directory that others can write to, a link, or a directory of another user", () => {
    const folder = join(home, ".cache", "smartalex");
    mkdirSync(folder, { recursive: true });
    for (const mode of [0o777, 0o755, 0o750]) {
      chmodSync(folder, mode);
      expect(cached(home, { HOME: home })).toEqual([".cache", join(".cache", "smartalex")]);
    }
    rmSync(folder, { recursive: true });
    mkdirSync(join(home, "other"), { mode: 0o700 });
    symlinkSync(join(home, "other"), folder);
    expect(cached(home, { HOME: home }).sort()).toEqual([".cache", join(".cache", "smartalex"), "other"]);
    rmSync(folder);
    rmSync(join(home, "other"), { recursive: true });
    if (process.getuid?.() !== 0) return; // only root can change the owner
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, 1, 1);
    expect(cached(home, { HOME: home })).toEqual([".cache", join(".cache", "smartalex")]);
  });
});

test("in a directory that was deleted, a command prints one line, with exit code 2", () => {
  const command = `cd "$(mktemp -d)" && rmdir "$PWD" && exec "${process.execPath}" "${main}"`;
  const run = (args: string) => spawnSync("sh", ["-c", `${command} ${args}`], { encoding: "utf8" });
  const message =
    "The current directory no longer exists. Change to another directory (cd ~), then run the command again.";
  for (const args of [
    "calls list --sandbox",
    "calls export --sandbox --to x.csv",
    "config get output",
    "calls watch --sandbox",
  ]) {
    const { status, stderr, stdout } = run(args);
    expect({ args, status, stderr, stdout }).toEqual({
      args,
      status: 2,
      stderr: `smartalex: ${message}\n`,
      stdout: "",
    });
  }
  const wrapper = fileURLToPath(new URL("../../../scripts/run-program.mjs", import.meta.url));
  const script = `cd "$(mktemp -d)" && rmdir "$PWD" && exec "${process.execPath}" "${wrapper}" apps/cli calls list --sandbox`;
  const { status, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8", env });
  expect({ status, stderr }).toEqual({ status: 2, stderr: `smartalex: ${message}\n` });
  expect(JSON.parse(run("calls list --sandbox --error-format json").stderr)).toMatchObject({ code: "usage", message });
  expect(run("--version").status).toBe(0);
});

test("a reader that closes the pipe, as head does, is not an error", () => {
  const command = `"${process.execPath}" "${main}" calls list --sandbox --all | head -n 1`;
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", command], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.trim().split("\n")).toHaveLength(1);
});

test.skipIf(!existsSync("/dev/full"))("a full disk is one line on stderr (skipped where there is no /dev/full)", () => {
  const command = `"${process.execPath}" "${main}" calls list --sandbox --all > /dev/full`;
  const { status, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "smartalex: cannot write the output (ENOSPC). Check the disk, then run the command again.\n",
  });
});

test("the shell receives the exit code of a usage error", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "calls", "list", "--since", "5x"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toBe(
    'smartalex: Invalid value for --since: "5x". Did you mean 5h? Use a duration (24h, 7d, 2w) or a date in UTC (2026-11-01).\n',
  );
});

const title = hasSharedData ? "" : ` (${sharedDataMissing})`;
describe.skipIf(!hasSharedData)(`67 real conversations through mock, client and command${title}`, () => {
  const files = hasSharedData ? ["harper-valley-sample.ndjson", "primock57-calls.ndjson"].map(sharedFile) : [];
  const lines = files.flatMap(({ text }) => text.trim().split("\n"));
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  let server: Awaited<ReturnType<typeof serveNode>>;
  let baseUrl: string[];

  beforeAll(async () => {
    server = await serveNode(toHandler(checked(createMock({ data: files }).fetch)), 0);
    baseUrl = ["--base-url", `http://127.0.0.1:${server.port}/v1`];
  });
  afterAll(() => server.close());

  test("calls list --all shows all of them", async () => {
    const rows = (await smartalex("calls", "list", "--all", ...baseUrl)).trim().split("\n");
    expect(rows.map((row) => (JSON.parse(row) as { id: string }).id).sort()).toEqual([...ids].sort());
    expect(ids).toHaveLength(67);
  });

  test("calls get --json prints each of them byte for byte", async () => {
    for (const [index, id] of ids.entries()) {
      const stdout = await smartalex("calls", "get", id, "--json", ...baseUrl);
      expect(stdout === `${lines[index]}\n`, id).toBe(true); // a failure names only the call: conversations must not appear in logs
    }
  });
});
