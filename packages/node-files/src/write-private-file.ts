import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, fchmodSync, mkdirSync, openSync } from "node:fs";
import { readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { realTarget } from "./real-target.ts";
import { removeLeftovers, temporaryName } from "./remove-leftovers.ts";
import { createSideFileSync } from "./side-file.ts";

/**
 * Writes a file that only its owner can read, and creates the folder for it with mode 0700. A reader, and a run after a kill or a power
 * failure, finds the whole old file or the whole new one: the text goes to a temporary file in the same folder, which then takes the name.
 *
 * - A link of the user stays, and leads to the new file.
 * - A file that is mounted on its own, as `docker run -v config.json:…` does, cannot be replaced. Its content is replaced instead; if the
 *   disk takes only a part, the old content is put back.
 * - Temporary files that killed runs left are removed. If other processes write the same file, hold its lock (`lockFile`).
 *
 * @throws The error of the system, with its `code`. The old content is still there.
 */
export function writePrivateFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const target = realTarget(path);
  removeLeftovers(target);
  const temporary = temporaryName(target, randomText());
  const file = createSideFileSync(temporary);
  try {
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    replace(target, { temporary, text });
  } finally {
    removeQuietly(temporary); // the name is gone if all went well
  }
  syncFolder(dirname(target));
}

/** Node loads its cryptography when it is first used, and not at the start of each program. */
function randomText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString("hex");
}

/** A mount point cannot be replaced. */
const MOUNTED: readonly unknown[] = ["EBUSY", "EXDEV"];

function replace(target: string, { temporary, text }: { temporary: string; text: string }): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    if (!MOUNTED.includes((error as NodeJS.ErrnoException).code)) throw error;
    writeInPlace(target, text);
  }
}

function writeInPlace(target: string, text: string): void {
  const file = openSync(target, constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    if (!fstatSync(file).isFile())
      throw Object.assign(new Error(`${target} is not an ordinary file`), { code: "EBUSY" });
    fchmodSync(file, 0o600); // first: at no moment can others read what is new
    const before = readFileSync(file);
    try {
      overwrite(file, Buffer.from(text));
    } catch (error) {
      overwrite(file, before); // the disk has given this room before
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** Replaces the content from its beginning. The end is cut off last, so that the disk keeps the room of the old content until then. */
function overwrite(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written, bytes.length - written, written);
  }
  ftruncateSync(file, bytes.length);
  fsyncSync(file);
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder is in trouble, which the error that is being thrown says.
  }
}

/** So that a power failure does not bring the old name back. Not every system can. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folders.
  }
}
