import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, fchmodSync, mkdirSync, openSync } from "node:fs";
import { readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { realTarget } from "./real-target.ts";
import { removeLeftovers, temporaryName } from "./remove-leftovers.ts";
import { createSideFileSync } from "./side-file.ts";

/**
 * Writes a file that only its owner can read, and creates its directory with mode 0700. Readers, and later processes after a crash or power failure,
 * see either the complete old file or the complete new one: the text is written to a temporary file in the same directory, which is then renamed.
 *
 * - A symbolic link of the user stays, and points to the new file.
 * - A file that is mounted itself, as with `docker run -v config.json:…`, cannot be replaced. Its content is overwritten instead; if the
 * disk is full, the old content is restored.
 * - Temporary files of killed processes are removed. If other processes write the same file, hold its lock (`lockFile`).
 *
 * @throws The system error, with its `code`. The old content is then unchanged.
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
    removeQuietly(temporary); // renamed if there was no error
  }
  syncFolder(dirname(target));
}

/** Uses Web Crypto, which Node loads when it is first used, so that other programs start faster. */
function randomText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString("hex");
}

/** Error codes for mount points, which cannot be replaced. */
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
    fchmodSync(file, 0o600); // before writing, so that other users can never read the new content
    const before = readFileSync(file);
    try {
      overwrite(file, Buffer.from(text));
    } catch (error) {
      overwrite(file, before); // the space was in use before
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** Replaces the content from the start. Truncates at the end, so that the file keeps its disk space until then. */
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
    // The error that is being thrown reports the problem.
  }
}

/** Ensures that a power failure does not restore the old name. Not all systems support it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows cannot open directories.
  }
}
