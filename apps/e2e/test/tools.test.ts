import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../src/run.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const { devDependencies } = JSON.parse(read("tools/checks/package.json")) as {
  devDependencies: Record<string, string>;
};
const tools = Object.keys(devDependencies);

test("every tool of tests and checks is hoisted to the root, and Node.js, too", () => {
  const [, list = ""] = /^publicHoistPattern:\n((?: {2}- .+\n)+)/m.exec(read("pnpm-workspace.yaml")) ?? [];
  const hoisted = [...list.matchAll(/- "?([^"\n]+)/g)].map(([, name]) => name);
  expect(hoisted).toEqual([...tools, "node"].sort());
});

test.each(tools)("%s is imported, or a script runs its command", async (name) => {
  const commands = { "@changesets/cli": "changeset", "@redocly/cli": "redocly", "dependency-cruiser": "depcruise" };
  const command = (commands as Partial<Record<string, string>>)[name] ?? name;
  const uses = [`"${name}["/]`, `": ".*\\b${command} `, `": "${command}"`];
  const files = ["*.ts", "*.js", "*.mjs", "package.json", "*/*/package.json"];
  const patterns = uses.flatMap((pattern) => ["-e", pattern]);
  const output = await run("git", ["grep", "-lE", ...patterns, "--", ...files], { cwd: root, env: process.env });
  expect(output.split("\n").filter((file) => file !== "" && file !== "tools/checks/package.json")).not.toEqual([]);
});

test("no script requires an installed pnpm, or runs turbo without the environment of the scripts", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const [name, command] of Object.entries(scripts))
    expect(command, name).not.toMatch(/(^|&& |exec )(pnpm|turbo) /);
});

test("no page tells readers to run an installed pnpm", async () => {
  const pages = ["*.md", "openapi/*.md", "docs/guides/*.md", "*/*/README.md"].map((pattern) => `:(glob)${pattern}`);
  const files = await run("git", ["ls-files", "--", ...pages], { cwd: root, env: process.env });
  const lines = files
    .trim()
    .split("\n")
    .flatMap((file) => read(file).split("\n"));
  expect(lines.length).toBeGreaterThan(1_000);
  expect(lines.filter((line) => /(^|`)pnpm /.test(line))).toEqual([]);
});

test("turbo, Redocly and the package managers send no telemetry, and do not check for updates", async () => {
  const print =
    'import("./scripts/environment.mjs").then((module) => console.log(JSON.stringify(module.environment())))';
  expect(JSON.parse(await run(process.execPath, ["-e", print], { cwd: root, env: {} }))).toMatchObject({
    TURBO_TELEMETRY_DISABLED: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    npm_config_update_notifier: "false",
  });
});
