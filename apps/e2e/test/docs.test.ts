import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock } from "@smartalex/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveNode } from "../../mock/src/http/serve-node.ts";
import { checked } from "../../mock/test/checked.ts";
import { toHandler } from "../../mock/test/to-handler.ts";
import { binary } from "./runtimes.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** A folder inside of the package, so that the examples can import the packages. */
const folder = fileURLToPath(new URL("../docs.tmp/", import.meta.url));
const bin = join(root, "node_modules/.bin");
const cli = join(root, "apps/cli/dist/main.cjs");
const run = promisify(execFile);

const pages = [
  "README.md",
  ...["packages/contract", "packages/sdk", "apps/mock", "apps/cli"].map((name) => `${name}/README.md`),
  ...readdirSync(join(root, "docs/guides")).map((name) => `docs/guides/${name}`),
];
const blocks = pages.flatMap((page) => {
  const fences = readFileSync(join(root, page), "utf8").matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...fences].map(([, language = "", code = ""], index) => {
    return {
      language,
      code,
      title: `${page}, block ${index + 1}`,
      file: `${page.replaceAll(/\W/g, "-")}-${index + 1}`,
    };
  });
});
/** The program that runs an example. Examples in JavaScript are for Jest. */
type Runner = "node" | "vitest" | "jest";
const endings = { node: ".ts", vitest: ".test.ts", jest: ".test.cjs" } satisfies Record<Runner, string>;
const examples = blocks
  .filter(({ language }) => language === "ts" || language === "js")
  .map((block) => ({ ...block, runner: runnerOf(block) }))
  .map((block) => ({ ...block, file: `${block.file}${endings[block.runner]}` }));
const sessions = blocks.filter(({ language }) => language === "console");
/** Sessions in READMEs use the sandbox. Sessions in guides use a server. */
const [guideSessions, readmeSessions] = [true, false].map((isGuide) =>
  sessions.filter(({ title }) => title.startsWith("docs/guides/") === isGuide),
) as [typeof sessions, typeof sessions];

let server: Awaited<ReturnType<typeof serveNode>>;

beforeAll(async () => {
  server = await serveNode(toHandler(checked(createMock({ now: "2026-01-16T00:00:00Z" }).fetch)), 0);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const { file, code } of examples) writeFileSync(join(folder, file), code);
  writeFileSync(join(folder, "vitest.config.js"), "export default { test: { testTimeout: 60_000 } };\n");
  const jestOptions = { testMatch: ["**/*.test.cjs"], cacheDirectory: "cache", watchman: false };
  writeFileSync(join(folder, "jest.config.json"), JSON.stringify(jestOptions));
  const compilerOptions = {
    lib: ["ES2023", "ESNext.Disposable", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    types: ["node"],
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../../tsconfig.base.json", compilerOptions, include: ["*.ts"] }),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

test("every README and guide has examples", () => {
  const patches = blocks.filter(({ language }) => language === "diff"); // `changing-the-api.test.ts` and `adding-a-resource.test.ts` apply them
  expect([...new Set([...examples, ...sessions, ...patches].map(({ title }) => title.split(",")[0]))].sort()).toEqual(
    [...pages].sort(),
  );
});

test("every TypeScript example compiles", () => {
  const { stdout } = spawnSync(join(bin, "tsc"), ["--pretty", "false", "-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
});

test.each(examples)("$title runs", async ({ file, runner }) => {
  const env = guideEnv();
  const commands: Record<Runner, string[]> = {
    node: [file],
    vitest: [binary("vitest", "vitest.mjs"), "run", file],
    jest: [binary("jest", "bin/jest.js"), file],
  };
  const { stderr } = await run(process.execPath, commands[runner], { cwd: folder, env });
  if (runner !== "jest") expect(stderr).toBe(""); // Jest writes its report to stderr
});

test.each(guideSessions)("$title shows the output of its commands, as in a terminal", async ({ code, title }) => {
  // All blocks of a page use the same folder, so that a block can use files of an earlier block.
  const cwd = join(folder, title.replaceAll(/\W|\d/g, "-"));
  if (!existsSync(cwd)) mkdirSync(cwd);
  const env = { ...guideEnv(), HOME: folder };
  const printed: string[] = [];
  for (const step of stepsOf(code)) {
    const command = step.command.join("\n");
    const script = `exec 2>&1; smartalex() { "${process.execPath}" "${cli}" "$@"; }\n${command}`;
    const outcome = await run("sh", ["-c", script], { cwd, env }).catch((error: unknown) => {
      return error as { code: number; stdout: string }; // the error of execFile
    });
    const exit = "code" in outcome ? [`[exit ${outcome.code}]`] : [];
    const lines = [...outcome.stdout.split("\n"), ...exit].filter((line) => line !== "");
    printed.push(`$ ${command}`, ...shorten(lines, step.shown));
  }
  expect(printed.join("\n")).toBe(code.replaceAll(/\n+/g, "\n").trimEnd());
});

test.each(readmeSessions)("$title shows the output of its commands", ({ code }) => {
  const steps = code.split(/^\$ /m).slice(1);
  expect(steps.length).toBeGreaterThan(0);
  for (const step of steps) {
    const [command = "", ...shown] = step.trimEnd().split("\n");
    const script = `smartalex() { "${process.execPath}" apps/cli/dist/main.cjs "$@"; }
      ${command.replace("npm run -s smartalex --", "smartalex")}`;
    const { output } = spawnSync("sh", ["-c", script], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    });
    // Compares stdout and stderr, without the note about recordings. A line that ends with ... is shown in part.
    const printed = output
      .join("")
      .trimEnd()
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("The API does not provide audio"));
    const expected = shown.filter((line) => line !== "");
    expect(shorten(printed, expected)).toEqual(expected);
  }
});

/** The environment of examples: the command line and the client use the mock. */
function guideEnv() {
  return {
    PATH: process.env["PATH"],
    SMARTALEX_API_KEY: "any",
    SMARTALEX_BASE_URL: `http://127.0.0.1:${server.port}/v1`,
  };
}

/** Returns the commands of a session with their output. A command can span several lines that end with a backslash. */
function stepsOf(code: string): { command: string[]; shown: string[] }[] {
  return code
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const lines = step.split("\n");
      const length = lines.findIndex((line) => !line.endsWith("\\")) + 1;
      return { command: lines.slice(0, length), shown: lines.slice(length).filter((line) => line !== "") };
    });
}

function runnerOf({ code, language }: { code: string; language: string }): Runner {
  if (language === "js") return "jest";
  return code.includes('from "vitest"') ? "vitest" : "node";
}

/** Shortens output to the part that a page shows: a line that ends with `...` is shown in part, and a line `...` ends the output. */
function shorten(lines: readonly string[], shown: readonly string[]): string[] {
  const end = shown.indexOf("...");
  const kept = lines.map((line, index) => {
    const part = shown[index];
    return part?.endsWith("...") && line.startsWith(part.slice(0, -3)) ? part : line;
  });
  return end === -1 ? kept : kept.slice(0, end + 1);
}
