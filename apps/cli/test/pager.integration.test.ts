import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";
import { resolvePager } from "../src/io/pager.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const hasScript = existsSync("/usr/bin/script");
const skipped = hasScript ? "" : " (skipped where there is no script to make a terminal)";

test.each<[Record<string, string>, string | undefined]>([
  [{}, undefined],
  [{ PAGER: "less" }, "less"],
  [{ PAGER: "less", SMARTALEX_PAGER: "more" }, "more"],
  [{ PAGER: "less", SMARTALEX_PAGER: "" }, undefined],
  [{ PAGER: "cat" }, undefined],
  [{ PAGER: "less", TERM: "dumb" }, undefined],
])("with %j, the pager is %s", (env, command) => {
  expect(resolvePager(env)).toBe(command);
});

/** Runs the command in a terminal, and returns the final screen. */
function inTerminal(command: string, env: Record<string, string>) {
  const all = { PATH: process.env["PATH"], TERM: "xterm", NO_COLOR: "1", ...env };
  return spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", env: all, input: "" });
}

test.skipIf(!hasScript)(`list uses the pager on a terminal only${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "smartalex-"));
  const file = join(folder, "paged.txt");
  const list = `"${process.execPath}" "${main}" calls list --sandbox --all`;
  const { status } = inTerminal(list, { PAGER: `cat > ${file}` });
  expect(status).toBe(0);
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(151);
  rmSync(file);
  inTerminal(`${list} | cat > /dev/null`, { PAGER: `cat > ${file}` });
  expect(existsSync(file)).toBe(false);
  rmSync(folder, { recursive: true });
});

test.skipIf(!hasScript).each(["no-such-pager-anywhere", "/dev/null", "sh -c 'exit 2'"])(
  `with the pager %s, which cannot be started, the output is shown without it${skipped}`,
  (PAGER) => {
    const { status, stdout } = inTerminal(`"${process.execPath}" "${main}" calls list --sandbox --all`, { PAGER });
    expect(status).toBe(0);
    expect(stdout).toContain("Warning: The pager failed (exit code ");
    expect(stdout.split("\n").filter((line) => /^\d{4}-\d{2}-\d{2} /.test(line))).toHaveLength(150);
    expect(stdout).toMatch(/^START \(UTC\)/m);
  },
);

test.skipIf(!hasScript)(`a pager has no key in its environment${skipped}`, () => {
  const env = { PAGER: "env; cat > /dev/null", SMARTALEX_API_KEY: "sk_live_secret", LANG: "C" };
  const { stdout } = inTerminal(`"${process.execPath}" "${main}" calls list --sandbox --all`, env);
  expect(stdout).toContain("LANG=C");
  expect(stdout).not.toContain("sk_live_secret");
});

test.skipIf(!hasScript)(`closing the pager does not wait for the rest${skipped}`, async () => {
  // The second page never arrives.
  const mock = createMock({ calls: 1_000, faults: ["/calls page=2: stall"] });
  const { url } = await mock.listen();
  const env = { PATH: process.env["PATH"], TERM: "xterm", PAGER: "head -n 1", SMARTALEX_BASE_URL: url };
  const command = `"${process.execPath}" "${main}" calls list --all`;
  const child = spawn("script", ["-qec", command, "/dev/null"], { env: { ...env, SMARTALEX_API_KEY: "any" } });
  const [exitCode] = (await once(child, "exit")) as [number];
  expect(exitCode).toBe(0);
  expect(mock.requests.filter(({ status }) => status === 200).length).toBeLessThan(10);
  await mock.close();
});

test.skipIf(!hasScript)(`closing the pager before the end is not an error${skipped}`, () => {
  const { status, stdout } = inTerminal(`"${process.execPath}" "${main}" calls list --sandbox --all`, {
    PAGER: "head -n 1",
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^START \(UTC\)/);
});
