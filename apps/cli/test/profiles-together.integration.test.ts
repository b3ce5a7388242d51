import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createMock, type Mock } from "@smartalex/mock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Keyring } from "../src/io/keyring.ts";
import { smartalex } from "./run-cli.ts";

const KEY = "sk_test_0123456789_wxyz";
const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));

let mock: Mock;
let url: string;
let home: string;
let dir: string;

beforeEach(async () => {
  mock = createMock({ apiKeys: [KEY] });
  ({ url } = await mock.listen());
  home = mkdtempSync(join(tmpdir(), "smartalex-home-"));
  dir = join(home, ".config", "smartalex");
});
afterEach(async () => {
  await mock.close();
  rmSync(home, { recursive: true });
});

const path = (name: string) => join(dir, name);
const config = () => JSON.parse(readFileSync(path("config.json"), "utf8")) as Record<string, unknown>;
const keys = () => Object.keys(JSON.parse(readFileSync(path("credentials.json"), "utf8")) as object).toSorted();

/** Starts the built command. */
function start(command: string) {
  return spawn(process.execPath, [main, ...command.split(" ")], {
    env: { PATH: process.env["PATH"], HOME: home, SMARTALEX_BASE_URL: url },
  });
}

async function ended(child: ReturnType<typeof start>) {
  const close = once(child, "close") as Promise<[number | null]>;
  const stderr = await text(child.stderr);
  const [exitCode] = await close;
  return { exitCode, stderr };
}

/** Runs a command in this process. */
function run(command: string, world: Parameters<typeof smartalex>[1] = {}) {
  const env = { HOME: home, SMARTALEX_BASE_URL: url };
  return smartalex(command.split(" "), { cwd: home, env, ...world });
}

test("a directory with the name of the lock is rejected, and the suggested command frees the name", async () => {
  mkdirSync(path("config.json.lock"), { recursive: true });
  chmodSync(dir, 0o700);
  const { exitCode, stderr } = await run("config set output csv");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr:
      `smartalex: ${path("config.json.lock")} is not an ordinary file. Nothing was changed.\n` +
      `Next: mv ${path("config.json.lock")} ${path("config.json.lock.old")}\n`,
  });
  renameSync(path("config.json.lock"), path("config.json.lock.old"));
  expect(await run("config set output csv")).toMatchObject({ exitCode: 0 });
});

test("concurrent logins keep all profiles and keys", async () => {
  const names = ["a", "b", "c", "d"];
  const children = names.map((name) => start(`auth login --no-keyring --profile ${name}`));
  const outcomes = children.map(ended);
  for (const child of children) child.stdin.end(KEY);
  for (const outcome of outcomes) expect(await outcome).toMatchObject({ exitCode: 0 });
  expect(Object.keys(config()["profiles"] as object).toSorted()).toEqual(names);
  expect(keys()).toEqual(names.map((name) => `${name} ${new URL(url).origin}`));
  expect(readdirSync(dir).toSorted()).toEqual(["config.json", "credentials.json"]);
});

test("a setting that changes while a login waits for its key is kept", async () => {
  const login = start("auth login --no-keyring --profile work");
  const outcome = ended(login);
  login.stdin.write("sk_test");
  expect(await ended(start("config set output csv"))).toMatchObject({ exitCode: 0 });
  login.stdin.end(KEY.slice("sk_test".length));
  expect(await outcome).toMatchObject({ exitCode: 0 });
  expect(config()).toMatchObject({ profiles: { default: { output: "csv" }, work: { key_in: "file" } } });
});

/** A keyring in a file, for several processes. */
const fileOfKeys = () => join(home, "keyring.json");
const keysInKeyring = () => {
  return existsSync(fileOfKeys()) ? (JSON.parse(readFileSync(fileOfKeys(), "utf8")) as Record<string, string>) : {};
};
const keyring: Keyring = {
  get: (account) => Promise.resolve(keysInKeyring()[account]),
  set: (account, key) => {
    writeFileSync(fileOfKeys(), JSON.stringify({ ...keysInKeyring(), [account]: key }));
    return Promise.resolve();
  },
  delete: (account) => {
    const { [account]: _, ...rest } = keysInKeyring();
    writeFileSync(fileOfKeys(), JSON.stringify(rest));
    return Promise.resolve();
  },
};

/** Logs in with that keyring, and is killed as soon as the keyring contains the key. */
const killedLogin = `
  import { writeFileSync } from "node:fs";
  const [runCli, home, url, file] = process.argv.slice(1);
  const { smartalex } = await import(runCli);
  const set = (account, key) => {
    writeFileSync(file, JSON.stringify({ [account]: key }));
    process.kill(process.pid, "SIGKILL");
    return new Promise(() => {});
  };
  const keyring = { get: async () => undefined, set, delete: async () => {} };
  await smartalex(["auth", "login"], { stdin: "${KEY}", keyring, env: { HOME: home, SMARTALEX_BASE_URL: url } });`;

test("the key of a killed login is removed by the next change, and is in no file", async () => {
  const runCli = new URL("run-cli.ts", import.meta.url).href;
  const args = ["--input-type=module", "--eval", killedLogin, runCli, home, url, fileOfKeys()];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  const stderr = await text(child.stderr);
  const [, signal] = await exit;
  expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
  expect(Object.values(keysInKeyring())).toEqual([KEY]); // no profile uses it, so no logout would find it
  writeFileSync(path("credentials.json.4711.tmp"), KEY, { mode: 0o600 });
  expect(await run("config set output csv", { keyring })).toMatchObject({ exitCode: 0 });
  expect(keysInKeyring()).toEqual({});
  expect(config()).toEqual({ profiles: { default: { output: "csv" } } });
  expect(readdirSync(dir)).toEqual(["config.json"]);
});

test("a login whose profile cannot be stored is undone completely", async () => {
  expect(await run("auth login", { keyring, stdin: KEY })).toMatchObject({ exitCode: 0 });
  const before = { config: readFileSync(path("config.json"), "utf8"), keys: keysInKeyring() };
  // In the meantime, a directory takes the place of the file.
  const set: Keyring["set"] = async (account, key) => {
    await keyring.set(account, key);
    rmSync(path("config.json"));
    mkdirSync(join(path("config.json"), "in-the-way"), { recursive: true });
  };
  const { exitCode, stderr } = await run("auth login --profile other", { keyring: { ...keyring, set }, stdin: KEY });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/config\.json cannot be written \((EISDIR|ENOTEMPTY)\)\. Nothing was changed\./);
  expect(keysInKeyring()).toEqual(before.keys);
});

const canMount = canMountHere();
const noMount = canMount ? "" : " (skipped: no file system may be mounted here)";
describe.skipIf(!canMount)(`on other file systems${noMount}`, () => {
  let mounted: string[];
  beforeEach(() => {
    mounted = [];
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  });
  afterEach(() => {
    for (const point of mounted) spawnSync("umount", ["-l", point]);
  });
  const mount = (...args: string[]) => {
    const point = args.at(-1) ?? "";
    expect(spawnSync("mount", args).status).toBe(0);
    mounted.push(point);
  };

  test("a login on a disk that fills up leaves no key, in the keyring or in a file", async () => {
    mount("-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", dir);
    const set: Keyring["set"] = async (account, key) => {
      await keyring.set(account, key);
      spawnSync("dd", ["if=/dev/zero", `of=${path("filler")}`]);
    };
    const { exitCode, stderr } = await run("auth login", { keyring: { ...keyring, set }, stdin: KEY });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: `smartalex: ${path("config.json")} cannot be written (ENOSPC). Nothing was changed.\n`,
    });
    expect(keysInKeyring()).toEqual({});
    expect(readdirSync(dir)).toEqual(["filler"]);
    rmSync(path("filler"));
    expect(await run("auth login", { keyring, stdin: KEY })).toMatchObject({ exitCode: 0 });
  });

  test("profiles and keys that are mounted as single files are written", async () => {
    for (const name of ["config.json", "credentials.json"]) {
      writeFileSync(join(home, name), "{}", { mode: 0o600 });
      writeFileSync(path(name), "", { mode: 0o600 });
      mount("--bind", join(home, name), path(name));
    }
    expect(await run("auth login", { stdin: KEY })).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(home, "credentials.json"), "utf8")).toContain(KEY);
    expect(await run("calls list --limit 1 -o ids")).toMatchObject({ exitCode: 0 });
    expect(await run("auth logout")).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(home, "credentials.json"), "utf8")).toBe("{}\n");
  });
});

/** Whether this process can mount. In some containers, root cannot. */
function canMountHere(): boolean {
  const point = mkdtempSync(join(tmpdir(), "smartalex-mount-"));
  const isMounted = spawnSync("mount", ["-t", "tmpfs", "tmpfs", point]).status === 0;
  if (isMounted) spawnSync("umount", [point]);
  rmSync(point, { recursive: true });
  return isMounted;
}
