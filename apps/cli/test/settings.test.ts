import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { configDirectory } from "../src/config/files/config-directory.ts";
import { resolveSetting, type SettingSources } from "../src/config/settings/resolve-setting.ts";
import { smartalex } from "./run-cli.ts";

const homes: string[] = [];
let home: string;
let project: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "smartalex-home-"));
  homes.push(home);
  project = join(home, "project", "src");
  mkdirSync(project, { recursive: true });
});
afterAll(() => {
  for (const folder of homes) rmSync(folder, { recursive: true });
});

const run = (args: string, env: Record<string, string> = {}) => {
  return smartalex(args.split(" "), { cwd: project, env: { HOME: home, ...env } });
};
const writeProject = (text: string) => {
  const path = join(home, "project", ".smartalex.json");
  writeFileSync(path, text);
  return path;
};

/** All sources at once. */
const everywhere: SettingSources = {
  flags: { profile: "a", base_url: "https://flag.test/v1", output: "csv", error_format: "json" },
  env: {
    SMARTALEX_PROFILE: "b",
    SMARTALEX_BASE_URL: "https://environment.test/v1",
    SMARTALEX_OUTPUT: "tsv",
    SMARTALEX_ERROR_FORMAT: "text",
  },
  project: { path: "/p/.smartalex.json", preferences: { output: "yaml", error_format: "json" } },
  config: {
    current: "c",
    profiles: new Map(
      ["a", "b", "c"].map((name) => {
        return [name, { base_url: "https://profile.test/v1", output: "ids", error_format: "text" }];
      }),
    ),
  },
};

const api = "https://api.getsmartalex.com/v1";

test.each([
  ["profile", ["flag a", "environment b", "profile c", "default default"]],
  [
    "base_url",
    [
      "flag https://flag.test/v1",
      "environment https://environment.test/v1",
      "profile https://profile.test/v1",
      `default ${api}`,
    ],
  ],
  ["output", ["flag csv", "environment tsv", "project file yaml", "profile ids", "default auto"]],
  ["error_format", ["flag json", "environment text", "project file json", "profile text", "default text"]],
] as const)("%s comes from the source with the highest precedence, and the others are overridden", (key, expected) => {
  const order = ["flag", "environment", "project file", "profile"];
  let sources = everywhere;
  const without = [{ flags: {} }, { env: {} }, { project: undefined }, { config: { profiles: new Map() } }];
  for (const [index, change] of [{}, ...without].entries()) {
    sources = { ...sources, ...change };
    const { overridden, ...winner } = resolveSetting(key, sources);
    const left = expected.filter((place) => !order.slice(0, index).some((gone) => place.startsWith(gone)));
    expect([winner, ...overridden].map(({ source, value }) => `${source} ${value}`)).toEqual(left);
  }
});

test("an empty variable counts as unset, and an invalid value is rejected", () => {
  const { flags: _, ...rest } = everywhere;
  const source = (value: string) =>
    resolveSetting("output", { ...rest, flags: {}, env: { SMARTALEX_OUTPUT: value } }).source;
  expect(source(" ")).toBe("project file");
  expect(() => source("cvs")).toThrow('Invalid value for SMARTALEX_OUTPUT: "cvs". Did you mean csv?');
});

test.each([
  [{ SMARTALEX_CONFIG_DIR: "/own", HOME: "/home/a" }, "linux", "/own"],
  [{ XDG_CONFIG_HOME: "/xdg", HOME: "/home/a" }, "linux", "/xdg/smartalex"],
  [{ XDG_CONFIG_HOME: "relative", HOME: "/home/a" }, "linux", "/home/a/.config/smartalex"],
  [{ HOME: "/Users/a" }, "darwin", "/Users/a/.config/smartalex"],
  [
    { APPDATA: "C:\\Users\\a\\AppData\\Roaming", HOME: "/home/a" },
    "win32",
    "C:\\Users\\a\\AppData\\Roaming\\smartalex",
  ],
  [{ HOME: "" }, "linux", undefined],
  [{}, "win32", undefined],
] as const)("with %j on %s, profiles are in %s", (env, platform, expected) => {
  expect(configDirectory({ env, platform })).toBe(expected);
});

test("config explain shows the source, and what it overrides", async () => {
  const path = writeProject('{"output": "yaml"}');
  await run("config set output ids");
  expect(await run("config explain output", { SMARTALEX_OUTPUT: "json" })).toEqual({
    exitCode: 0,
    stdout:
      "output is json, from the environment (SMARTALEX_OUTPUT).\n" +
      `  overridden: yaml, from the project file (${path})\n` +
      "  overridden: ids, from the profile (default)\n" +
      "  overridden: auto, from the default\n",
    stderr: "",
  });
  const { stdout } = await run("config explain error_format --error-format json --json");
  expect(JSON.parse(stdout)).toEqual({
    key: "error_format",
    value: "json",
    source: "flag",
    from: "--error-format",
    overridden: [{ value: "text", source: "default", from: null }],
  });
});

test("config get prints only the value", async () => {
  expect(await run("config get base_url")).toEqual({
    exitCode: 0,
    stdout: "https://api.getsmartalex.com/v1\n",
    stderr: "",
  });
  expect((await run("config get profile --json")).stdout).toBe('{"key":"profile","value":"default"}\n');
});

test("config set changes nothing if a variable has an invalid value for the setting", async () => {
  const { exitCode, stderr, stdout } = await run("config set output csv", { SMARTALEX_OUTPUT: "bogus" });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^smartalex: Invalid value for SMARTALEX_OUTPUT: "bogus"\. /);
  expect((await run("config get output")).stdout).not.toContain("csv");
});

test("config set reports a source that takes precedence", async () => {
  const path = writeProject('{"output": "yaml"}');
  expect((await run("config set output csv")).stderr).toBe(
    `output is now csv in the profile default.\n${path} is set to yaml and takes precedence.\n`,
  );
  expect((await run("config set error_format json")).stderr).toBe("error_format is now json in the profile default.\n");
});

test.each([
  ["config set output cvs", 'Invalid value for output: "cvs". Did you mean csv?'],
  ["config set outptu csv", 'Invalid value for <key>: "outptu". Did you mean output?'],
  ["config get api_key", 'Invalid value for <key>: "api_key". Use one of profile, base_url, output, error_format.'],
  ["config set base_url https://other.test/v1", "base_url belongs to the key of a profile"],
  ["config set profile nobody", 'Profile "nobody" not found: there are no profiles yet.'],
  ["config set output csv --profile nobody", 'Profile "nobody" not found: there are no profiles yet.'],
])("%s is rejected", async (args, message) => {
  const { exitCode, stdout, stderr } = await run(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(`smartalex: ${message}`);
});

test("errors are formatted according to the settings, including usage errors", async () => {
  await run("config set error_format json");
  expect(JSON.parse((await run("calls lst")).stderr)).toMatchObject({ code: "usage" });
  expect((await run("calls lst --error-format text")).stderr).toMatch(/^smartalex: unknown command/);
});

test.each([
  [
    '{"api_key": "sk_test_0123456789_wxyz"}',
    "contains an API key, which is not allowed in a project file. Remove it, and create a new key.",
  ],
  ['{"base_url": "https://evil.test/v1"}', 'sets "base_url", which is not allowed in a project file'],
  ['{"profile": "production"}', 'sets "profile", which is not allowed in a project file'],
  ['{"outptu": "csv"}', 'unknown setting "outptu". Did you mean output?'],
  ['{"output": "cvs"}', 'invalid value for output: "cvs". Did you mean csv?'],
  ['{"output": 7}', "output must be a string."],
  ['"sk_test_0123456789_wxyz"', "is invalid: it is not a JSON object"],
  [`{"output": "csv"}${" ".repeat(1_000_000)}`, "cannot be read: it is too large"],
])("a project file with %.30j is rejected by name, and the user's key is not sent", async (text, message) => {
  const path = writeProject(text);
  const { exitCode, stdout, stderr } = await run("calls list", { SMARTALEX_API_KEY: "sk_test_9876543210_abcd" });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(`smartalex: ${path}`);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("sk_test");
});

test("project files are searched for up to the home directory, but not in it", async () => {
  writeFileSync(join(home, ".smartalex.json"), '{"output": "csv"}');
  expect((await run("config get output")).stdout).toBe("auto\n");
  symlinkSync("/dev/zero", join(project, ".smartalex.json"));
  expect((await run("config get output")).stderr).toContain("cannot be read: it is not a file");
});

test("project files are searched for up to the root of the repository", async () => {
  const above = mkdtempSync(join(tmpdir(), "smartalex-above-"));
  const repository = join(above, "repository");
  const inner = join(repository, "a", "b");
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(above, ".smartalex.json"), '{"output": "csv"}');
  const outputIn = async (cwd: string) => {
    return (await smartalex(["config", "get", "output"], { cwd, env: { HOME: home } })).stdout.trim();
  };
  expect(await outputIn(above)).toBe("csv"); // the directory itself
  expect(await outputIn(inner)).toBe("auto"); // neither below the home directory nor in a repository
  mkdirSync(join(repository, ".git"));
  expect(await outputIn(inner)).toBe("auto");
  writeFileSync(join(repository, ".smartalex.json"), '{"output": "yaml"}');
  expect(await outputIn(inner)).toBe("yaml");
  mkdirSync(join(project, ".git"));
  writeFileSync(join(home, ".smartalex.json"), '{"output": "csv"}');
  expect(await outputIn(project)).toBe("auto");
  rmSync(above, { recursive: true });
});

test("a byte order mark before the settings is ignored", async () => {
  writeProject('\uFEFF{"output": "yaml"}');
  const dir = join(home, ".config", "smartalex");
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dir, "config.json"), '\uFEFF{"profiles": {"default": {"error_format": "json"}}}');
  expect((await run("config get output")).stdout).toBe("yaml\n");
  expect((await run("config get error_format")).stdout).toBe("json\n");
});

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? "" : " (skipped: only root can give a file to another user)";
const NOBODY = 65_534;

test.skipIf(!isRoot)(`a project file of another user is ignored with a warning${asRoot}`, async () => {
  const path = writeProject('{"output": "yaml"}');
  chownSync(path, NOBODY, NOBODY);
  expect(await run("config get output")).toEqual({
    exitCode: 0,
    stdout: "auto\n",
    stderr: `Warning: ${path} belongs to another user (uid 65534), so it is ignored.\n`,
  });
});

const config = () => join(home, ".config", "smartalex", "config.json");

/** Stores a profile that sends keys to another host. */
function writeHostile() {
  mkdirSync(dirname(config()), { recursive: true, mode: 0o700 });
  writeFileSync(config(), '{"profiles": {"default": {"base_url": "https://evil.test/v1"}}}', { mode: 0o600 });
}

test.skipIf(!isRoot).each([
  ["config.json", config, `belongs to another user (uid ${NOBODY}), so it is ignored.`],
  ["its folder", () => dirname(config()), `belongs to another user (uid ${NOBODY}), so it is ignored.`],
])(`profiles are not read if %s belongs to another user${asRoot}`, async (_, pathOf, why) => {
  writeHostile();
  chownSync(pathOf(), NOBODY, NOBODY);
  const { exitCode, stderr, stdout } = await run("config get base_url");
  expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: "" });
  expect(stderr).toBe(`smartalex: ${pathOf()} ${why}\nNext: mv ${pathOf()} ${pathOf()}.${NOBODY}\n`);
  const key = { SMARTALEX_API_KEY: "sk_live_secret" };
  expect(await run("config get base_url", key)).toEqual({
    exitCode: 0,
    stdout: "https://api.getsmartalex.com/v1\n",
    stderr: `Warning: ${pathOf()} ${why}\n`,
  });
  expect((await run("config get base_url", { ...key, SMARTALEX_PROFILE: "default" })).exitCode).toBe(4);
  expect((await run("config set output csv", key)).exitCode).toBe(4); // it would replace a file that it cannot read
  expect(readFileSync(config(), "utf8")).toContain("evil.test");
});

test.each([
  ["config.json", "622", "600", config],
  ["its folder", "777", "700", () => dirname(config())],
])("profiles are not read if others can write %s (mode %s)", async (_, mode, strict, pathOf) => {
  writeHostile();
  chmodSync(pathOf(), parseInt(mode, 8));
  const { exitCode, stderr } = await run("config get base_url");
  expect(exitCode).toBe(4);
  expect(stderr).toBe(
    `smartalex: ${pathOf()} has insecure permissions: other users can access it, so it is ignored.\nNext: chmod ${strict} ${pathOf()}\n`,
  );
  const withKey = await run("config get base_url", { SMARTALEX_API_KEY: "sk_live_secret" });
  expect(withKey).toMatchObject({ exitCode: 0, stdout: "https://api.getsmartalex.com/v1\n" });
  expect(withKey.stderr).toContain(`Warning: ${pathOf()} has insecure permissions`);
});

test("unreadable profiles do not break commands that have a key in the environment, or need none", async () => {
  mkdirSync(join(home, ".config"));
  symlinkSync("smartalex", join(home, ".config", "smartalex")); // a link to itself, which not even root can read
  const { exitCode, stderr } = await run("config get output");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: `smartalex: ${config()} cannot be read: ELOOP. Fix it, or move it away.\n`,
  });
  const key = { SMARTALEX_API_KEY: "sk_live_secret" };
  expect(await run("config get output", key)).toEqual({ exitCode: 0, stdout: "auto\n", stderr: "" });
  expect(await run("calls list --limit 1 --sandbox -o ids")).toMatchObject({ exitCode: 0 });
  expect((await run("config get output --profile work", key)).exitCode).toBe(2);
  expect((await run("config set output csv", key)).exitCode).not.toBe(0);
});

test.each(["auth login", "auth logout", "auth status", "auth switch", "config get", "config set", "config explain"])(
  "%s --help has examples of the command",
  async (command) => {
    const { exitCode, stdout } = await run(`${command} --help`);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`\nExamples:\n  smartalex ${command}`);
  },
);
