import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findPnpm } from "../src/find-pnpm.ts";
import { run } from "../src/run.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const options = { cwd: root, env: process.env };

test("a dry run versions, builds, tests and publishes the packages, and the second release publishes nothing", async () => {
  const pnpm = await findPnpm(options);
  const before = await run("git", ["status", "--porcelain"], options);
  const output = await run(pnpm, ["run", "--silent", "release", "--dry-run"], options);
  const versions = ["cli", "contract", "mock", "sdk"].map((name) => String.raw`@smartalex/${name}@\d+\.\d+\.\d+`);
  expect(output).toMatch(
    new RegExp(
      [
        "^First release",
        `  version  (\\d+ changesets: ${versions.join(", ")}|nothing to do: no changesets)`,
        "  build    done",
        "  test     passed",
        `  publish  ${versions.join(", ")}`,
        "Second release",
        "  version  nothing to do: no changesets",
        "  build    done",
        "  test     passed",
        "  publish  nothing to do: the registry has all versions",
        "",
      ].join("\n"),
    ),
  );
  expect(await run("git", ["status", "--porcelain"], options)).toBe(before);
}, 300_000);

test("a release with an unknown flag publishes nothing", async () => {
  const rejected = run(process.execPath, ["scripts/release.mjs", "--dryrun"], options);
  await expect(rejected).rejects.toThrow(
    "Usage: npm run release -- [--dry-run | --pack DIR | --publish DIR]. Nothing was published.",
  );
});
