import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commitAll } from "../src/dry-run/copy-tree.ts";
import { run } from "../src/run.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folders = {
  contract: "packages/contract",
  sdk: "packages/sdk",
  mock: "apps/mock",
  cli: "apps/cli",
  e2e: "apps/e2e",
};
let options: { cwd: string; env: NodeJS.ProcessEnv };

beforeEach(async () => {
  options = { cwd: mkdtempSync(join(tmpdir(), "smartalex-versions-")), env: process.env };
  const copied = ["package.json", "pnpm-workspace.yaml", ".changeset/config.json", "scripts/changelog.mjs"];
  const manifests = Object.values(folders).map((folder) => `${folder}/package.json`);
  for (const path of [...copied, ...manifests]) cpSync(join(root, path), join(options.cwd, path));
  editConfig({ format: false }); // otherwise, changesets would start pnpm and prettier
  for (const path of manifests) releaseAs("1.2.3", path);
  symlinkSync(join(root, "node_modules"), join(options.cwd, "node_modules"));
  writeFileSync(join(options.cwd, ".gitignore"), "node_modules\n");
  await run("git", ["init", "--quiet", "--initial-branch=main"], options);
});
afterEach(() => {
  rmSync(options.cwd, { recursive: true });
});

function editConfig(settings: object): void {
  const file = join(options.cwd, ".changeset/config.json");
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, "utf8")) as object), ...settings }));
}

function releaseAs(version: string, path: string): void {
  const file = join(options.cwd, path);
  writeFileSync(file, readFileSync(file, "utf8").replace(/"version": ".+?"/, `"version": "${version}"`));
}

/** Returns the versions after a release with these changesets: contract, sdk, mock, cli and e2e. */
async function versionsAfter(...changesets: string[]): Promise<string> {
  mkdirSync(join(options.cwd, ".changeset"), { recursive: true });
  changesets.forEach((changeset, index) => {
    const [name, bump] = changeset.split(" ");
    const text = `---\n"@smartalex/${name}": ${bump}\n---\n\nA change of ${name}.\n`;
    writeFileSync(join(options.cwd, `.changeset/change-${index}.md`), text);
  });
  await commitAll("Changes", options);
  await run(process.execPath, [join(root, "node_modules/@changesets/cli/bin.js"), "version"], options);
  const versions = Object.values(folders).map((folder) => {
    const text = readFileSync(join(options.cwd, folder, "package.json"), "utf8");
    return (JSON.parse(text) as { version?: string }).version ?? "none";
  });
  return versions.join(" ");
}

test.each([
  ["contract patch", "1.2.4 1.2.4 1.2.4 1.2.4 none"],
  ["contract minor", "1.3.0 1.3.0 1.2.4 1.2.4 none"],
  ["sdk patch", "1.2.4 1.2.4 1.2.4 1.2.4 none"],
  ["sdk minor", "1.3.0 1.3.0 1.2.4 1.2.4 none"],
  ["sdk major", "2.0.0 2.0.0 1.2.4 1.2.4 none"],
  ["mock minor", "1.2.3 1.2.3 1.3.0 1.2.4 none"],
  ["cli minor", "1.2.3 1.2.3 1.2.3 1.3.0 none"],
])(
  "%s: contract and sdk have the same version, and packages that depend on a new version get a patch",
  async (changeset, versions) => {
    expect(await versionsAfter(changeset)).toBe(versions);
  },
);

test("the first release of every package with a changeset is 0.1.0", async () => {
  for (const folder of Object.values(folders)) releaseAs("0.0.0", `${folder}/package.json`);
  expect(await versionsAfter("sdk minor", "mock minor", "cli minor", "cli patch")).toBe("0.1.0 0.1.0 0.1.0 0.1.0 none");
});

test("a changelog contains the changesets and the versions of our other packages", async () => {
  await versionsAfter("sdk minor", "sdk patch", "mock patch", "cli patch");
  const changelog = readFileSync(join(options.cwd, "apps/cli/CHANGELOG.md"), "utf8");
  expect(changelog).toBe(`# @smartalex/cli

## 1.2.4

### Patch Changes

- A change of cli.
- Goes with \`@smartalex/sdk\` 1.3.0, \`@smartalex/mock\` 1.2.4.
`);
});
