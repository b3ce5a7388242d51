import { chmodSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createMock } from "@smartalex/mock";
import { expect, test, vi } from "vitest";
import { exportFolder } from "./export-folder.ts";
import { smartalex } from "./run-cli.ts";

const folder = exportFolder();
const { cwd } = folder;

function exported(to: string, ...args: string[]) {
  return ["calls", "export", "--sandbox", "--to", to, ...args];
}

const flags = [[], ["--resume"], ["--force"]];
const ends = [".partial", ".journal", ".converting", ".repairing", ".lock"];
const planted = ends.flatMap((end) => flags.map((args) => [end, ...args]));

test.each(planted)("a link to another file named calls.csv%s is never followed %s", async (end, ...args) => {
  const name = `planted${end}${args.join("")}.parquet`;
  const victim = folder.path(`${name}-victim`);
  writeFileSync(victim, "mine", { mode: 0o600 });
  symlinkSync(victim, folder.path(`${name}${end}`));
  const { exitCode, stderr } = await smartalex(exported(name, ...args), { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    `smartalex: ${folder.path(`${name}${end}`)} is a symbolic link, so it was not created by one of your exports. It was not changed. ` +
      `Check it, then remove it or specify another file with --to.\nNext: ls -l ${folder.path(`${name}${end}`)}\n`,
  );
  expect(readFileSync(victim, "utf8")).toBe("mine");
  expect(readlinkSync(folder.path(`${name}${end}`))).toBe(victim);
  expect(folder.names(`${name}.`)).toEqual([`${name}${end}`]);
});

test.each(flags)("a link without a target creates no file %s", async (...args) => {
  const name = `dangling${args.join("")}.csv`;
  symlinkSync(folder.path(`${name}-authorized_keys`), folder.path(`${name}.journal`));
  expect((await smartalex(exported(name, ...args), { cwd })).exitCode).toBe(2);
  expect(folder.names(name)).toEqual([`${name}.journal`]);
});

test("--resume rejects an export and a journal that others could have written", async () => {
  const faults = ["/calls page=2: 500"];
  expect((await smartalex(exported("loose.csv"), { cwd, faults, calls: 300 })).exitCode).toBe(7);
  for (const end of [".partial", ".journal"]) {
    chmodSync(folder.path(`loose.csv${end}`), 0o644); // as Git checks it out
    const { exitCode, stderr } = await smartalex(exported("loose.csv", "--resume"), { cwd, calls: 300 });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`loose.csv${end} has the mode 0644 instead of 0600, so it was not created by one`);
    chmodSync(folder.path(`loose.csv${end}`), 0o600);
  }
  expect((await smartalex(exported("loose.csv", "--resume"), { cwd, calls: 300 })).exitCode).toBe(0);
  expect(statSync(folder.path("loose.csv")).mode & 0o777).toBe(0o600);
});

test("a target that is a symbolic link stays one, and all files are next to its target", async () => {
  mkdirSync(folder.path("data"));
  writeFileSync(folder.path("data/real.csv"), "old");
  symlinkSync("data/real.csv", folder.path("link.csv"));
  const faults = ["/calls page=2: 500"];
  await smartalex(exported("link.csv", "--force"), { cwd, faults, calls: 300 });
  expect(folder.names("link")).toEqual(["link.csv"]);
  expect(statSync(folder.path("data/real.csv.partial")).isFile()).toBe(true);
  expect((await smartalex(exported("link.csv", "--force", "--resume"), { cwd, calls: 300 })).exitCode).toBe(0);
  expect(readlinkSync(folder.path("link.csv"))).toBe("data/real.csv");
  expect(folder.text("data/real.csv")).toMatch(/^id,/);
});

test("a target that is a link without a target is replaced, and nothing is created at the target", async () => {
  symlinkSync(folder.path("nowhere-authorized_keys"), folder.path("nowhere.csv"));
  expect((await smartalex(exported("nowhere.csv"), { cwd })).exitCode).toBe(0);
  expect(folder.names("nowhere")).toEqual(["nowhere.csv"]);
  expect(folder.text("nowhere.csv")).toMatch(/^id,/);
});

test("--force without a key removes no files", async () => {
  const faults = ["/calls page=2: 500"];
  await smartalex(exported("kept.csv"), { cwd, faults, calls: 300 });
  const { exitCode } = await smartalex(["calls", "export", "--to", "kept.csv", "--force"], { cwd });
  expect(exitCode).toBe(4);
  expect(folder.names("kept.csv")).toEqual(["kept.csv.journal", "kept.csv.partial"]);
});

test("of two exports to one file, the second names the first and ends with exit code 7", async () => {
  const mock = createMock({ calls: 3_000, now: "2026-01-16T12:00:00Z" });
  const first = smartalex(exported("both.ndjson"), { cwd, mock });
  await vi.waitFor(
    () => {
      expect(folder.names("both")).toContain("both.ndjson.lock");
    },
    { interval: 1 },
  );
  const second = await smartalex(exported("both.ndjson", "--force"), { cwd, mock });
  expect(second.exitCode).toBe(7);
  expect(second.stderr).toMatch(
    /^smartalex: \S+both\.ndjson is being written by smartalex calls export \(process \d+ on \S+\)\. Nothing was exported\. .*\nNext: smartalex calls export --to both-2\.ndjson --format ndjson --sandbox\n$/,
  );
  expect(second.stderr).toContain(`(process ${process.pid} on`);
  expect((await first).stderr).toBe(`Wrote 3,000 calls to ${folder.path("both.ndjson")}.\n`);
  const ids = folder.text("both.ndjson").trimEnd().split("\n");
  expect(new Set(ids.map((line) => (JSON.parse(line) as { id: string }).id)).size).toBe(3_000);
  expect(folder.names("both")).toEqual(["both.ndjson"]);
});
