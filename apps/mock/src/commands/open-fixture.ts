import { fstatSync, openSync, readFileSync, readSync } from "node:fs";
import type { FixtureFile } from "../dataset/fixture/fixture-source.ts";
import { fileInMemory, type RandomAccessFile } from "../dataset/fixture/random-access-file.ts";
import { errorReason } from "./error-reason.ts";
import { UsageError } from "./usage-error.ts";

/** Opens a file of calls, for as long as the command runs. Throws `UsageError`. */
export function openFixture(name: string): FixtureFile {
  try {
    return { name, bytes: open(name) };
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${errorReason(error)}`);
  }
}

function open(name: string): RandomAccessFile {
  const file = openSync(name, "r");
  // A pipe has no positions; and to read a folder is the error that it should be.
  if (!fstatSync(file).isFile()) return fileInMemory(readFileSync(file));
  return { read: (room, at) => readSync(file, room, 0, room.length, at) };
}
