import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { lockFile } from "../src/lock-file.ts";
import { severalNames } from "../src/several-names.ts";
import { canMount, mountTitle } from "./mounts.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const source = new URL("../src/lock-file.ts", import.meta.url).href;
const program = "smartalex calls export";

/** Locks a file in another process, reports it, and keeps the lock until the process is killed. */
const holder = `
  const { lockFile } = await import(process.argv[1]);
  lockFile(process.argv[2], { program: "smartalex calls export" });
  console.log("locked");
  setInterval(() => undefined, 1_000);`;

async function startHolder(path: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", holder, source, path]);
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("a lock that another process holds names it, and is released when the process is killed", async () => {
  const path = folder.path("calls.csv");
  const child = await startHolder(path);
  const text = `calls.csv is in use by smartalex calls export (process ${child.pid} on ${hostname()}).`;
  expect(() => lockFile(path, { program })).toThrow(text);
  await kill(child);
  lockFile(path, { program })();
  expect(readdirSync(folder.path())).toEqual([]);
});

test("links to a file, and a linked directory, use the same lock", async () => {
  mkdirSync(folder.path("real"));
  writeFileSync(folder.path("real", "st.json"), "{}");
  symlinkSync(folder.path("real", "st.json"), folder.path("link.json"));
  symlinkSync("real", folder.path("folder"));
  const child = await startHolder(folder.path("link.json"));
  for (const path of [folder.path("real", "st.json"), folder.path("folder", "st.json")]) {
    expect(() => lockFile(path, { program })).toThrow(`process ${child.pid}`);
  }
  await kill(child);
});

test("a process cannot lock a file twice, and the second attempt does not release the first", () => {
  const path = folder.path("calls.csv");
  const release = lockFile(path, { program });
  expect(() => lockFile(path, { program })).toThrow(`process ${process.pid}`);
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", holder, source, path], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect(stderr).toContain(`calls.csv is in use by smartalex calls export (process ${process.pid} on`);
  release();
  lockFile(path, { program })();
});

test.skipIf(!canMount)(`a lock applies across pid namespaces, as in containers${mountTitle}`, async () => {
  const path = folder.path("calls.csv");
  const child = await startHolder(path);
  const node = [process.execPath, "--input-type=module", "--eval", holder, source, path];
  const { status, stderr } = spawnSync("unshare", ["--pid", "--fork", "--mount-proc", ...node], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toContain(`is in use by smartalex calls export (process ${child.pid} on`);
  await kill(child);
});

test("the name of a killed holder stays in the lock, and does not block others", async () => {
  const path = folder.path("calls.csv");
  await kill(await startHolder(path));
  expect(readFileSync(`${path}.lock`, "utf8")).toContain(program);
  const release = lockFile(path, { program: "smartalex auth login" });
  expect(readFileSync(`${path}.lock`, "utf8")).toContain(`{"pid":${process.pid},`);
  release();
  writeFileSync(`${path}.lock`, "4211\n", { mode: 0o600 }); // the lock of an older version
  lockFile(path, { program })();
});

test.each(["", "-journal", "-wal"])("a planted .lock%s is rejected, and its target is not changed", (end) => {
  const path = folder.path("calls.csv");
  writeFileSync(folder.path("victim"), "mine", { mode: 0o600 });
  symlinkSync(folder.path("victim"), `${path}.lock${end}`);
  expect(() => lockFile(path, { program })).toThrow(
    end === "" ? `${path}.lock is a symbolic link.` : `${path}.lock${end} exists already.`,
  );
  expect(readFileSync(folder.path("victim"), "utf8")).toBe("mine");
});

test("a file with a second hard link is reported, because that name would have a different lock", () => {
  writeFileSync(folder.path("one.json"), "{}");
  expect(severalNames(folder.path("one.json"))).toBeUndefined();
  expect(severalNames(folder.path("none.json"))).toBeUndefined();
  mkdirSync(folder.path("other"));
  linkSync(folder.path("one.json"), folder.path("other", "two.json"));
  expect(severalNames(folder.path("one.json"))).toBe("has more than one name (hard links)");
});

test.skipIf(!canMount)(`a file that is a mount point is reported${mountTitle}`, () => {
  writeFileSync(folder.path("outer.json"), "{}");
  writeFileSync(folder.path("in ner.json"), "");
  const script = `
    mount --bind "$1" "$2"
    "$3" --input-type=module --eval 'console.log((await import(process.argv[1])).severalNames(process.argv[2]))' "$4" "$2"`;
  const module = new URL("../src/several-names.ts", import.meta.url).href;
  const args = [folder.path("outer.json"), folder.path("in ner.json"), process.execPath, module];
  const { stdout } = spawnSync("unshare", ["--mount", "sh", "-ec", script, "sh", ...args], { encoding: "utf8" });
  expect(stdout).toBe("is mounted without its directory\n");
});

/** Increments the number in a file repeatedly, while holding its lock. */
const counter = `
  const { readFileSync, writeFileSync } = await import("node:fs");
  const { lockFile } = await import(process.argv[1]);
  for (let turn = 0; turn < Number(process.argv[3]); turn++) {
    const release = lockFile(process.argv[2], { program: "count", waitMs: 60_000 });
    writeFileSync(process.argv[2], String(Number(readFileSync(process.argv[2], "utf8")) + 1));
    release();
  }`;

test("of many processes that wait for a lock, one at a time holds it, also if others are killed", async () => {
  const path = folder.path("count");
  writeFileSync(path, "0");
  const start = (turns: number) =>
    spawn(process.execPath, ["--input-type=module", "--eval", counter, source, path, String(turns)]);
  const children = Array.from({ length: 5 }, () => start(40));
  const ends = children.map(async (child) => once(child, "exit"));
  for (let turn = 0; turn < 5; turn++) await kill(await startHolder(folder.path("count.other")));
  expect(await Promise.all(ends)).toEqual(children.map(() => [0, null]));
  expect(readFileSync(path, "utf8")).toBe("200");
  expect(existsSync(`${path}.lock`)).toBe(false);
});
