import { chmodSync, chownSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { createSideFile, createSideFileSync, reopenSideFile, reopenSideFileSync } from "../src/side-file.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const isRoot = process.getuid?.() === 0;

async function refusals(path: string): Promise<unknown[]> {
  const inTurn = [createSideFile, reopenSideFile].map(async (open) =>
    open(path).catch((error: unknown) => String(error)),
  );
  const atOnce = [createSideFileSync, reopenSideFileSync].map((open) => {
    try {
      return open(path);
    } catch (error) {
      return String(error);
    }
  });
  return [...(await Promise.all(inTurn)), ...atOnce];
}

test("a created file is private, and can be opened again", async () => {
  const path = folder.path("calls.csv.journal");
  const file = await createSideFile(path);
  await file.write("one");
  await file.close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const again = await reopenSideFile(path);
  expect((await again.readFile()).toString()).toBe("one");
  await again.close();
});

test("a link is never followed, regardless of its target", async () => {
  const path = folder.path("calls.csv.journal");
  writeFileSync(folder.path("victim"), "mine", { mode: 0o600 });
  symlinkSync(folder.path("victim"), path);
  symlinkSync(folder.path("nowhere"), folder.path("dangling"));
  for (const name of [path, folder.path("dangling")]) {
    const [created, reopened] = [
      `SideFileError: ${name} exists already.`,
      `SideFileError: ${name} is a symbolic link.`,
    ];
    expect(await refusals(name)).toEqual([created, reopened, created, reopened]);
  }
  expect(readFileSync(folder.path("victim"), "utf8")).toBe("mine");
});

test.each<[string, (path: string) => void]>([
  [
    "has the mode 0644 instead of 0600",
    (path) => {
      chmodSync(path, 0o644);
    },
  ],
  [
    "has the mode 0666 instead of 0600",
    (path) => {
      chmodSync(path, 0o666);
    },
  ],
  [
    "has more than one name (hard links)",
    (path) => {
      linkSync(path, `${path}.2`);
    },
  ],
])("a file that %s is not opened", async (reason, change) => {
  const path = folder.path("calls.csv.partial");
  writeFileSync(path, "theirs", { mode: 0o600 });
  change(path);
  await expect(reopenSideFile(path)).rejects.toThrow(`${path} ${reason}.`);
  expect(() => reopenSideFileSync(path)).toThrow(`${path} ${reason}.`);
});

test.skipIf(!isRoot)(
  `a file of another user is not opened${isRoot ? "" : " (skipped: only root can change the owner)"}`,
  async () => {
    const path = folder.path("calls.csv.partial");
    writeFileSync(path, "theirs", { mode: 0o600 });
    chownSync(path, 1, 1);
    await expect(reopenSideFile(path)).rejects.toThrow(`${path} belongs to another user.`);
  },
);

test("a directory and a named pipe are not opened, without waiting", async () => {
  mkdirSync(folder.path("folder"));
  spawnSync("mkfifo", ["-m", "600", folder.path("pipe")]);
  for (const name of ["folder", "pipe"]) {
    await expect(reopenSideFile(folder.path(name))).rejects.toThrow(`${folder.path(name)} is not an ordinary file.`);
  }
});
