import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writePrivateFile } from "../src/write-private-file.ts";
import { canMount, mountTitle, withMounts } from "./mounts.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const source = new URL("../src/write-private-file.ts", import.meta.url).href;

/** Writes the file repeatedly: a letter, a hundred thousand times. */
const writer = `
  const { writePrivateFile } = await import(process.argv[1]);
  for (let turn = 0; ; turn++) {
    writePrivateFile(process.argv[2], "abcdefgh"[turn % 8].repeat(100_000));
    if (turn === 2) console.log("ready");
  }`;

/** Writes the file once, and prints the error code. */
const single = `
  const { writePrivateFile } = await import(process.argv[1]);
  try {
    writePrivateFile(process.argv[2], "n".repeat(Number(process.argv[3])));
    console.log("written");
  } catch (error) {
    console.log(error.code);
  }`;
const evaluated = `"$node" --input-type=module --eval "$code" "$source"`;
const variables = `node="$1"; code="$2"; source="$3"; dir="$4"`;
const args = () => [process.execPath, single, source, folder.path()];

test("readers, and later processes after a kill, see the complete old or new file, which other users cannot read", async () => {
  const path = folder.path("keys", "credentials.json");
  for (let kill = 0; kill < 10; kill++) {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", writer, source, path]);
    await once(child.stdout, "data");
    for (let look = 0; look < 50 * (kill + 1); look++) {
      const text = readFileSync(path, "utf8");
      expect(text === text.charAt(0).repeat(100_000)).toBe(true);
      for (const name of readdirSync(folder.path("keys"))) {
        const stats = statSync(folder.path("keys", name), { throwIfNoEntry: false }); // renamed in the meantime
        expect((stats?.mode ?? 0o600) & 0o077).toBe(0);
      }
    }
    child.kill("SIGKILL");
    await once(child, "exit");
    const text = readFileSync(path, "utf8");
    expect(text === text.charAt(0).repeat(100_000)).toBe(true);
  }
  expect(statSync(folder.path("keys")).mode & 0o777).toBe(0o700);
});

test("temporary files of killed processes are removed, and those of others are not", () => {
  const path = folder.path("config.json");
  const ours = { mode: 0o600 };
  writeFileSync(`${path}.4211-0123456789ab.tmp`, "half", ours);
  writeFileSync(`${path}.4211.tmp`, "half, of an older version", ours);
  writeFileSync(`${path}.4212.tmp`, "mode 0644", { mode: 0o644 });
  writeFileSync(`${path}.mine.tmp`, "another name", ours);
  symlinkSync("config.json.mine.tmp", `${path}.4213.tmp`);
  writePrivateFile(path, "whole");
  const left = ["config.json", "config.json.4212.tmp", "config.json.4213.tmp", "config.json.mine.tmp"];
  expect(readdirSync(folder.path())).toEqual(left);
});

test("a symbolic link of the user stays, and points to the new file", () => {
  mkdirSync(folder.path("dotfiles"));
  writeFileSync(folder.path("dotfiles", "config.json"), "old");
  symlinkSync("dotfiles/config.json", folder.path("config.json"));
  writePrivateFile(folder.path("config.json"), "new");
  expect(readlinkSync(folder.path("config.json"))).toBe("dotfiles/config.json");
  expect(readFileSync(folder.path("dotfiles", "config.json"), "utf8")).toBe("new");
  expect(readdirSync(folder.path("dotfiles"))).toEqual(["config.json"]);
});

test("a link without a target is replaced, and nothing is created at its target", () => {
  symlinkSync(folder.path("authorized_keys"), folder.path("config.json"));
  writePrivateFile(folder.path("config.json"), "new");
  expect(readdirSync(folder.path())).toEqual(["config.json"]);
});

test("a file that cannot be written is an error, and leaves no files", () => {
  writeFileSync(folder.path("file"), "");
  expect(() => {
    writePrivateFile(folder.path("file", "config.json"), "x");
  }).toThrow("EEXIST");
  mkdirSync(folder.path("taken.json", "inner"), { recursive: true });
  expect(() => {
    writePrivateFile(folder.path("taken.json"), "x");
  }).toThrow("EISDIR");
  expect(readdirSync(folder.path())).toEqual(["file", "taken.json"]);
});

test.skipIf(!canMount)(`a full disk keeps the old content, and leaves no temporary file${mountTitle}`, () => {
  const { stdout } = withMounts(
    `${variables}
     mount -t tmpfs -o size=64k files "$dir"
     printf old > "$dir/config.json"
     ${evaluated} "$dir/config.json" 200000
     ls "$dir"; cat "$dir/config.json"`,
    ...args(),
  );
  expect(stdout).toBe("ENOSPC\nconfig.json\nold");
});

test.skipIf(!canMount)(
  `a file that is a mount point gets the new content in place, with mode 0600${mountTitle}`,
  () => {
    const { stdout } = withMounts(
      `${variables}
     printf "old and longer" > "$dir/outer.json"; chmod 644 "$dir/outer.json"; : > "$dir/config.json"
     mount --bind "$dir/outer.json" "$dir/config.json"
     ${evaluated} "$dir/config.json" 5
     ls "$dir"; cat "$dir/outer.json"; stat -c " %a" "$dir/outer.json"`,
      ...args(),
    );
    expect(stdout).toBe("written\nconfig.json\nouter.json\nnnnnn 600\n");
  },
);

test.skipIf(!canMount)(`a file that is a mount point keeps its old content on a full disk${mountTitle}`, () => {
  const { stdout } = withMounts(
    `${variables}
     mkdir "$dir/small"; mount -t tmpfs -o size=64k files "$dir/small"
     head -c 20000 /dev/zero | tr '\\0' o > "$dir/small/outer.json"; : > "$dir/config.json"
     mount --bind "$dir/small/outer.json" "$dir/config.json"
     ${evaluated} "$dir/config.json" 200000
     ls "$dir"; tr -d o < "$dir/config.json" | wc -c; wc -c < "$dir/config.json"`,
    ...args(),
  );
  expect(stdout).toBe("ENOSPC\nconfig.json\nsmall\n0\n20000\n");
});

test("if the file size limit is exceeded, the old content is kept", () => {
  writePrivateFile(folder.path("config.json"), "old");
  const script = `${variables}; ulimit -f 20; ${evaluated} "$dir/config.json" 200000`;
  const { stdout } = spawnSync("sh", ["-c", script, "sh", ...args()], { encoding: "utf8" });
  expect(stdout).toBe("EFBIG\n");
  expect(readFileSync(folder.path("config.json"), "utf8")).toBe("old");
  expect(readdirSync(folder.path())).toEqual(["config.json"]);
});
