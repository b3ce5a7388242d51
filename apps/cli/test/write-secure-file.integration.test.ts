import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeSecureFile } from "../src/config/files/write-secure-file.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "smartalex-write-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const source = new URL("../src/config/files/write-secure-file.ts", import.meta.url).href;
/** Writes the file repeatedly: a letter, a hundred thousand times. */
const writer = `
  const { writeSecureFile } = await import(process.argv[1]);
  for (let turn = 0; ; turn++) {
    writeSecureFile(process.argv[2], "abcdefgh"[turn % 8].repeat(100_000));
    if (turn === 2) console.log("ready");
  }`;

test("a reader never sees a partial file, also after a kill, and other users can never read it", async () => {
  const path = join(dir, "keys", "credentials.json");
  for (let kill = 0; kill < 10; kill++) {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", writer, source, path]);
    await once(child.stdout, "data");
    for (let look = 0; look < 50 * (kill + 1); look++) {
      const text = readFileSync(path, "utf8");
      expect(text === text.charAt(0).repeat(100_000)).toBe(true);
      for (const name of readdirSync(join(dir, "keys"))) {
        const stats = statSync(join(dir, "keys", name), { throwIfNoEntry: false }); // renamed in the meantime
        expect((stats?.mode ?? 0o600) & 0o077).toBe(0);
      }
    }
    child.kill("SIGKILL");
    await once(child, "exit");
    const text = readFileSync(path, "utf8");
    expect(text === text.charAt(0).repeat(100_000)).toBe(true);
  }
  expect(statSync(join(dir, "keys")).mode & 0o777).toBe(0o700);
});

test("temporary files of a killed process do not block the next one with the same process ID", () => {
  const path = join(dir, "config.json");
  writeFileSync(`${path}.${process.pid}.tmp`, "half", { mode: 0o600 });
  writeSecureFile(path, "whole");
  expect(readdirSync(dir)).toEqual(["config.json"]);
});

test("a file that cannot be written is an error that names it, and leaves no files", () => {
  writeFileSync(join(dir, "file"), "");
  expect(() => {
    writeSecureFile(join(dir, "file", "config.json"), "x");
  }).toThrow(`${join(dir, "file", "config.json")} cannot be written (EEXIST). Nothing was changed.`);
  expect(readdirSync(dir)).toEqual(["file"]);
});
