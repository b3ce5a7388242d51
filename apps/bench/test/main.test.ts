import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

function bench(...args: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8" });
  return { status, stderr, stdout };
}

test("prints the results of one benchmark as Markdown, with its targets", () => {
  const { status, stdout } = bench("size");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Node \d.*\n\n## Size\n/);
  expect(stdout).toMatch(/^\| an app +\| at most 15\.0 KB +\| \d+\.\d KB +\| (met|\*\*missed\*\*) +\|$/m);
});

test("--help lists every benchmark", () => {
  const { status, stdout } = bench("--help");
  expect(status).toBe(0);
  expect(stdout).toContain(
    "Benchmarks: burst, sustained-load, listing, cpu, start, first-page, size, memory, heap, hanging-server, " +
      "mock-throughput, mock-in-process, mock-start, mock-memory, mock-last-page, cli-start, export\n",
  );
});

test.each([
  ["an unknown name", "brust", 'bench: unknown benchmark "brust". Choose from burst, sustained-load, '],
  ["a name that every object has", "constructor", 'bench: unknown benchmark "constructor".'],
  ["an unknown option", "--fast", "bench: Unknown option '--fast'"],
])("%s is rejected before anything is measured", (_, arg, message) => {
  const { status, stderr, stdout } = bench(arg);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(message);
});
