import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Keyring } from "../src/io/keyring.ts";
import { smartalex } from "./run-cli.ts";

const KEY = "sk_test_0123456789_wxyz";
const OTHER = "sk_test_9876543210_abcd";

let home: string;
let dir: string;
let closers: (() => void)[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "smartalex-home-"));
  dir = join(home, ".config", "smartalex");
  closers = [];
});
afterEach(() => {
  rmSync(home, { recursive: true });
  for (const close of closers) close();
});

/** A server that accepts only these keys, and records the keys it receives. */
async function api(...takes: string[]) {
  const keys: string[] = [];
  const server = createServer(({ headers }, response) => {
    const key = headers.authorization?.replace("Bearer ", "") ?? "";
    keys.push(key);
    const isTaken = takes.includes(key);
    const body = isTaken
      ? { data: [], meta: { total: 0, page: 1, per_page: 1 } }
      : { error: { code: "unauthorized", message: `no such key: ${key}`, status: 401 } };
    response.writeHead(isTaken ? 200 : 401, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, keys };
}

function memoryKeyring(): Keyring & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (account) => Promise.resolve(kept.get(account)),
    set: (account, key) => Promise.resolve(void kept.set(account, key)),
    delete: (account) => Promise.resolve(void kept.delete(account)),
  };
}

type World = NonNullable<Parameters<typeof smartalex>[1]>;

/** Runs `smartalex` in the home directory of this test, and asserts that no key is printed. */
async function run(args: string, { env, ...world }: World = {}) {
  const result = await smartalex(args.split(" "), { cwd: home, ...world, env: { HOME: home, ...env } });
  for (const key of [KEY, OTHER]) expect(`${result.stdout}${result.stderr}`).not.toContain(key);
  return result;
}

async function login(
  baseUrl: string,
  { profile = "default", key = KEY, ...world }: World & { profile?: string; key?: string } = {},
) {
  const result = await run(`auth login --profile ${profile} --base-url ${baseUrl}`, { stdin: `${key}\n`, ...world });
  expect(result).toMatchObject({ exitCode: 0, stdout: "" });
  return result;
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const credentials = () => join(dir, "credentials.json");

test("a piped key is checked once, and stored where only its owner can read it", async () => {
  const server = await api(KEY);
  const { stderr } = await login(server.url);
  expect(server.keys).toEqual([KEY]);
  expect(stderr).toBe(
    `Logged in to ${server.url} (profile default). The API key is stored in ${credentials()}, which only you can read.` +
      " No system keyring is available.\n",
  );
  expect([mode(dir), mode(credentials()), mode(join(dir, "config.json"))]).toEqual(["700", "600", "600"]);
  expect(readdirSync(dir).sort()).toEqual(["config.json", "credentials.json"]);
  expect(readFileSync(join(dir, "config.json"), "utf8")).not.toContain(KEY);
  expect(await run("calls list --json")).toMatchObject({ exitCode: 0 });
  expect(server.keys).toEqual([KEY, KEY]);
});

test("a key is read from a prompt", async () => {
  const server = await api(KEY);
  expect(await run(`auth login --base-url ${server.url}`, { columns: 80, answer: ` ${KEY} ` })).toMatchObject({
    exitCode: 0,
  });
  expect(server.keys).toEqual([KEY]);
});

test("a canceled prompt stores nothing", async () => {
  const server = await api(KEY);
  const result = await run(`auth login --base-url ${server.url}`, { columns: 80 });
  expect(result).toEqual({ exitCode: 130, stdout: "", stderr: "smartalex: Interrupted. No key was stored.\n" });
  expect({ requests: server.keys, isThere: existsSync(dir) }).toEqual({ requests: [], isThere: false });
});

test("if there is a keyring, the key is stored there and in no file", async () => {
  const server = await api(KEY);
  const keyring = memoryKeyring();
  const { stderr } = await login(server.url, { keyring });
  expect(stderr).toBe(`Logged in to ${server.url} (profile default). The API key is stored in the system keyring.\n`);
  expect([...keyring.kept]).toEqual([[`default ${new URL(server.url).origin}`, KEY]]);
  expect(readdirSync(dir)).toEqual(["config.json"]);
  expect(await run("calls list --json", { keyring })).toMatchObject({ exitCode: 0 });
  expect(server.keys).toEqual([KEY, KEY]);
});

test("--no-keyring stores the key in the file, and a later login with the keyring removes it from there", async () => {
  const server = await api(KEY);
  const keyring = memoryKeyring();
  await run(`auth login --no-keyring --base-url ${server.url}`, { stdin: KEY, keyring });
  expect(keyring.kept.size).toBe(0);
  expect(readFileSync(credentials(), "utf8")).toContain(KEY);
  await login(server.url, { keyring });
  expect(readFileSync(credentials(), "utf8")).not.toContain(KEY);
});

test("a login to another host removes the earlier key", async () => {
  const [first, second] = [await api(KEY), await api(OTHER)];
  const keyring = memoryKeyring();
  await login(first.url, { keyring });
  await login(second.url, { keyring, key: OTHER });
  expect([...keyring.kept.values()]).toEqual([OTHER]);
  await run(`auth login --no-keyring --base-url ${first.url}`, { stdin: KEY, keyring });
  expect(keyring.kept.size).toBe(0);
});

test("an earlier key that cannot be deleted is reported", async () => {
  const server = await api(KEY);
  await login(server.url, { keyring: memoryKeyring() });
  const { exitCode, stderr } = await run(`auth login --base-url ${server.url}`, { stdin: KEY });
  expect(exitCode).toBe(0);
  expect(stderr).toContain("The earlier key is still in the system keyring, which cannot be accessed.\n");
  expect(await run("calls list")).toMatchObject({ exitCode: 0 });
});

test("a keyring that loses keys is treated as unavailable", async () => {
  const server = await api(KEY);
  await login(server.url, { keyring: { ...memoryKeyring(), get: () => Promise.resolve(undefined) } });
  expect(readFileSync(credentials(), "utf8")).toContain(KEY);
});

test("a locked keyring is reported, with both alternatives", async () => {
  const server = await api(KEY);
  await login(server.url, { keyring: memoryKeyring() });
  const { exitCode, stderr } = await run("calls list");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 4,
    stderr:
      "smartalex: The key is in the system keyring, which cannot be accessed. Unlock it, or set SMARTALEX_API_KEY.\n" +
      "Next: smartalex auth login --no-keyring\n",
  });
});

test.each([
  ["a key that the server refuses", 4, (url: string) => url],
  ["a key for a server that is not there", 3, () => "http://127.0.0.1:1/v1"],
  ["a base URL that would show it to the network", 2, () => "http://api.getsmartalex.com/v1"],
])("%s is not stored (exit code %i)", async (_, exitCode, url) => {
  const server = await api(OTHER);
  const result = await run(`auth login --base-url ${url(server.url)}`, { stdin: KEY });
  expect(result).toMatchObject({ exitCode, stdout: "" });
  expect(existsSync(dir)).toBe(false);
});

test.each([
  ["", "No API key was entered."],
  ["two words", "Invalid API key"],
  [`${KEY}\n${OTHER}`, "Invalid API key"],
  ["x".repeat(20_000), "Invalid API key"],
])("%j on standard input is not a key, and is not sent", async (stdin, message) => {
  const server = await api(KEY);
  const { exitCode, stderr } = await run(`auth login --base-url ${server.url}`, { stdin });
  expect({ exitCode, requests: server.keys }).toEqual({ exitCode: 2, requests: [] });
  expect(stderr).toContain(message);
});

test.each([
  `auth login ${KEY}`,
  `auth login --key=${KEY}`,
  `auth login -k${KEY}`,
  `auth login --key ${KEY}`,
  `auth logout ${KEY}`,
  `auth status ${KEY}`,
  `calls list ${KEY}`,
  `auth ${KEY}`,
  KEY,
])("a key in an argument is rejected without repeating it (%#)", async (args) => {
  for (const format of ["", " --error-format json"]) {
    expect(await run(args + format, { stdin: KEY })).toMatchObject({ exitCode: 2, stdout: "" });
  }
});

test("a stored key is only sent to the host for which it was stored", async () => {
  const [own, other] = [await api(KEY), await api(KEY)];
  await login(own.url);
  const refused = {
    exitCode: 4,
    stdout: "",
    stderr:
      `smartalex: The key of the profile default is for ${new URL(own.url).origin}, so it is not sent to ${new URL(other.url).origin}. ` +
      "Set SMARTALEX_API_KEY to a key for that host, or log in to it.\n" +
      `Next: smartalex auth login --profile NAME --base-url ${other.url}\n`,
  };
  expect(await run(`calls list --base-url ${other.url}`)).toEqual(refused);
  expect(await run("calls list", { env: { SMARTALEX_BASE_URL: other.url } })).toEqual(refused);
  expect(await run(`calls list --base-url ${own.url.replace("/v1", "/v2")}`)).toMatchObject({ exitCode: 0 });
  expect({ own: own.keys.length, other: other.keys.length }).toEqual({ own: 2, other: 0 });
});

test("changing the base URL in config.json does not redirect the key", async () => {
  const [own, other] = [await api(KEY), await api(KEY)];
  for (const keyring of [undefined, memoryKeyring()]) {
    await login(own.url, keyring && { keyring });
    const path = join(dir, "config.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(own.url, other.url));
    expect(await run("calls list", keyring && { keyring })).toMatchObject({ exitCode: 4 });
    rmSync(dir, { recursive: true });
  }
  expect(other.keys).toEqual([]);
});

test("a key in the environment overrides that of a profile, unless a flag names the profile", async () => {
  const server = await api(KEY, OTHER);
  await login(server.url);
  const env = { SMARTALEX_API_KEY: OTHER };
  await run("calls list", { env });
  await run("calls list --profile default", { env });
  expect(server.keys).toEqual([KEY, OTHER, KEY]);
});

test("an environment without a home directory works with a key, and cannot store one", async () => {
  const server = await api(KEY);
  const env = { SMARTALEX_API_KEY: KEY, SMARTALEX_BASE_URL: server.url };
  expect(await smartalex(["calls", "list"], { env })).toMatchObject({ exitCode: 0 });
  const { exitCode, stderr } = await smartalex(["auth", "login"], { env, stdin: KEY });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "smartalex: Cannot store profiles: HOME is not set. Set it, or set SMARTALEX_CONFIG_DIR to a directory.\n",
  });
});

test.each([
  ["credentials.json", 0o640, "600"],
  ["credentials.json", 0o604, "600"],
  ["", 0o750, "700"],
])("keys are not read from %j with mode %o: the error shows the command that fixes it", async (name, loose, strict) => {
  const server = await api(KEY);
  await login(server.url);
  const path = name === "" ? dir : join(dir, name);
  chmodSync(path, loose);
  const { exitCode, stderr } = await run("calls list");
  expect({ exitCode, requests: server.keys.length }).toEqual({ exitCode: 4, requests: 1 });
  expect(stderr).toBe(
    `smartalex: ${path} has insecure permissions: other users can access it, so no key is read from it or written to it.\nNext: chmod ${strict} ${path}\n`,
  );
  expect(await run("calls list", { platform: "win32", env: { SMARTALEX_CONFIG_DIR: dir } })).toMatchObject({
    exitCode: 0,
  });
});

test("no key is stored in a directory that others can access", async () => {
  const server = await api(KEY);
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  chmodSync(dir, 0o755);
  expect(await run(`auth login --base-url ${server.url}`, { stdin: KEY })).toMatchObject({ exitCode: 4 });
  expect(readdirSync(dir)).toEqual([]);
});

test.each([
  ["config.json", "{", "it is not a JSON object"],
  ["config.json", `"${KEY}"`, "it is not a JSON object"],
  ["config.json", '{"profiles":[]}', "profiles is not an object"],
  ["config.json", '{"profiles":{"__proto__":{}}}', 'the profile "__proto__" has an invalid name'],
  ["config.json", '{"profiles":{"a":{"base_url":"x"}}}', 'the profile "a" has an invalid base_url'],
  ["config.json", '{"profiles":{"a":{"key_in":"x"}}}', 'the profile "a" has an unknown key_in'],
  ["config.json", '{"profiles":{"a":{"output":7}}}', 'the profile "a" has an unknown output'],
  ["credentials.json", `{"default": "${KEY}`, "it is not a JSON object"],
  ["credentials.json", `{"${KEY}": ["${KEY}"]}`, "it contains a value that is not an API key"],
])("an invalid %s (%j) is named, not printed, and not overwritten", async (name, text, why) => {
  const server = await api(KEY);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dir, name), text, { mode: 0o600 });
  const { exitCode, stderr } = await run(`auth login --base-url ${server.url}`, { stdin: KEY });
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    `smartalex: ${join(dir, name)} is invalid: ${why}. Fix it, or move it away. It was not changed.\n`,
  );
  expect(readFileSync(join(dir, name), "utf8")).toBe(text);
});

test("auth status shows the ends of keys, and what the environment overrides", async () => {
  const server = await api(KEY, OTHER);
  const keyring = memoryKeyring();
  await login(server.url, { keyring });
  await login(server.url, { profile: "staging", key: OTHER });
  const { exitCode, stdout } = await run("auth status --json", { keyring, env: { SMARTALEX_PROFILE: "staging" } });
  expect(exitCode).toBe(0);
  const inFile = { source: "file", last_four: "abcd", problem: null };
  expect(JSON.parse(stdout)).toEqual({
    profile: "staging",
    base_url: server.url,
    key: inFile,
    overrides: [{ variable: "SMARTALEX_PROFILE", overrides: "profile default" }],
    profiles: [
      {
        name: "default",
        is_current: false,
        base_url: server.url,
        key: { ...inFile, source: "keyring", last_four: "wxyz" },
      },
      { name: "staging", is_current: true, base_url: server.url, key: inFile },
    ],
  });
  const { stdout: text } = await run("auth status", { keyring, columns: 80, env: { SMARTALEX_API_KEY: OTHER } });
  expect(text.replaceAll(server.url, "URL")).toBe(
    [
      "key       …abcd in SMARTALEX_API_KEY",
      "profile   default",
      "base URL  URL",
      "SMARTALEX_API_KEY overrides the key of the profile default.",
      "",
      "   PROFILE  KEY                            BASE URL",
      "*  default  …wxyz in the system keyring    URL",
      "   staging  …abcd in the credentials file  URL",
      "",
    ].join("\n"),
  );
  expect(server.keys).toHaveLength(2);
});

test("auth status shows nothing of a short key, and is exit code 4 without a key", async () => {
  const { stdout } = await run("auth status", { env: { SMARTALEX_API_KEY: "shortkey123" } });
  expect(stdout).toContain("key       … in SMARTALEX_API_KEY\n");
  const none = await run("auth status --json");
  expect(none.exitCode).toBe(4);
  expect(JSON.parse(none.stdout)).toMatchObject({ profile: "default", key: null, profiles: [] });
  expect(none.stderr).toContain("Next: smartalex auth login\n");
});

test("auth status reports a locked keyring, and shows the other profiles", async () => {
  const server = await api(KEY, OTHER);
  await login(server.url, { keyring: memoryKeyring() });
  await login(server.url, { profile: "staging", key: OTHER });
  const { exitCode, stdout } = await run("auth status", { columns: 100 });
  expect(exitCode).toBe(4);
  expect(stdout).toContain("default  … in the system keyring, which cannot be read");
  expect(stdout).toContain("staging  …abcd in the credentials file");
});

test("auth switch changes the current profile, and checks its name", async () => {
  const [first, second] = [await api(KEY), await api(OTHER)];
  await login(first.url);
  expect((await login(second.url, { profile: "staging", key: OTHER })).stderr).toContain(
    "\nNext: smartalex auth switch staging\n",
  );
  await run("calls list");
  expect(await run("auth switch staging")).toMatchObject({
    exitCode: 0,
    stderr: "The current profile is now staging.\n",
  });
  await run("calls list");
  expect([first.keys.length, second.keys.length]).toEqual([2, 2]);
  expect(await run("auth switch stagin")).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: 'smartalex: Invalid value for profile: "stagin". Did you mean staging? Allowed values: default, staging.\n',
  });
  expect(await run("calls list --profile nobody")).toMatchObject({ exitCode: 2 });
  expect((await run("auth switch x", { env: { SMARTALEX_API_KEY: OTHER } })).exitCode).toBe(2);
});

test("auth logout removes the key, keeps preferences, and says what is still set", async () => {
  const server = await api(KEY, OTHER);
  const keyring = memoryKeyring();
  await login(server.url, { keyring });
  await login(server.url, { profile: "staging", key: OTHER });
  await run("config set output csv --profile staging");
  expect(await run("auth logout", { keyring, env: { SMARTALEX_API_KEY: OTHER } })).toMatchObject({
    exitCode: 0,
    stderr:
      "Removed the key of the profile default from this machine. To invalidate the key, revoke it in the Developer Portal.\n" +
      "SMARTALEX_API_KEY is still set and in use.\n",
  });
  expect(keyring.kept.size).toBe(0);
  expect(await run("auth logout --profile staging")).toMatchObject({ exitCode: 0 });
  expect(readFileSync(credentials(), "utf8")).not.toContain(OTHER);
  expect(JSON.parse(readFileSync(join(dir, "config.json"), "utf8"))).toEqual({
    profiles: { staging: { output: "csv" } },
  });
  expect(await run("auth logout")).toMatchObject({ exitCode: 4 });
  expect(await run("calls list")).toMatchObject({ exitCode: 4 });
});

test("auth logout of the current profile says which profile is used now", async () => {
  const server = await api(KEY, OTHER);
  await login(server.url);
  await login(server.url, { profile: "staging", key: OTHER });
  await run("auth switch staging");
  const forgotten = (name: string) =>
    `Removed the key of the profile ${name} from this machine. To invalidate the key, revoke it in the Developer Portal.\n`;
  const current = "It was the current profile. Commands now use the profile default, ";
  expect((await run("auth logout")).stderr).toBe(`${forgotten("staging")}${current}whose key is for ${server.url}.\n`);
  await login(server.url, { profile: "staging", key: OTHER });
  await run("auth switch staging");
  await login(server.url, { profile: "third" });
  await run("auth logout --profile default");
  expect((await run("auth logout")).stderr).toBe(
    `${forgotten("staging")}${current}which has no key.\nNext: smartalex auth switch third\n`,
  );
  expect((await run("auth logout --profile third")).stderr).toBe(forgotten("third"));
});

test("auth logout only suggests a profile that has a key", async () => {
  const server = await api(KEY);
  await run("config set output csv");
  await login(server.url, { profile: "staging" });
  await run("auth switch staging");
  const { stderr } = await run("auth logout");
  expect(stderr).toContain("Commands now use the profile default, which has no key.\n");
  expect(stderr).not.toContain("Next:");
  await login(server.url, { profile: "third" });
  await login(server.url, { profile: "staging" });
  await run("auth switch staging");
  expect((await run("auth logout")).stderr).toContain("\nNext: smartalex auth switch third\n");
});

test("auth logout says whether SMARTALEX_PROFILE still names the removed profile, or another", async () => {
  const server = await api(KEY);
  const forgotten =
    "Removed the key of the profile staging from this machine. To invalidate the key, revoke it in the Developer Portal.\n";
  await login(server.url, { profile: "staging" });
  await login(server.url, { profile: "third" });
  const env = { SMARTALEX_PROFILE: "staging" };
  expect((await run("auth logout", { env })).stderr).toBe(
    `${forgotten}SMARTALEX_PROFILE is still set to this profile, so commands will fail. Change or unset it.\n`,
  );
  await login(server.url, { profile: "staging" });
  await run("auth switch staging");
  expect((await run("auth logout --profile staging", { env: { SMARTALEX_PROFILE: "third" } })).stderr).toBe(
    `${forgotten}It was the current profile. SMARTALEX_PROFILE is set and takes precedence.\n`,
  );
});

test("auth login asks for the key of the actual host: a letter that looks Latin becomes punycode", async () => {
  const questions: string[] = [];
  const onQuestion = (question: string) => questions.push(question);
  const homograph = "https://\u0430pi.getsmartalex.com/v1"; // a Cyrillic letter
  await run(`auth login --base-url ${homograph}`, { columns: 80, onQuestion });
  await run("auth login", { columns: 80, onQuestion, env: { SMARTALEX_BASE_URL: homograph } });
  const question = "API key for https://xn--pi-6kc.getsmartalex.com/v1 (profile default)";
  expect(questions).toEqual([question, question]);
  expect((await run(`config get base_url --base-url ${homograph}`)).stdout).toBe(
    "https://xn--pi-6kc.getsmartalex.com/v1\n",
  );
});

test("a profile name fits on a line", async () => {
  for (const profile of ["a/b", "../x", ".hidden", "\u001b[31m", "__proto__", "x".repeat(41)]) {
    const { exitCode, stderr } = await run(`auth login --profile ${profile}`, { stdin: KEY });
    expect({ exitCode, isNamed: stderr.includes("Invalid profile name") }).toEqual({
      exitCode: 2,
      isNamed: true,
    });
  }
});

test("fields that a newer version added to config.json are kept", async () => {
  const server = await api(KEY);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const newer = { theme: "dark", profiles: { default: { pager: "less" } } };
  writeFileSync(join(dir, "config.json"), JSON.stringify(newer));
  await login(server.url);
  expect(JSON.parse(readFileSync(join(dir, "config.json"), "utf8"))).toMatchObject(newer);
});
