import { fstatSync, openSync, readFileSync, readSync } from "node:fs";
import type { FixtureFile } from "../dataset/fixture/fixture-source.ts";
import { fileInMemory, type RandomAccessFile } from "../dataset/fixture/random-access-file.ts";
import { errorReason, UsageError } from "./errors.ts";

/** Opens a data file, which stays open until the program exits. Throws `UsageError` if the file cannot be read. */
export function openFixture(name: string): FixtureFile {
  try {
    return { name, bytes: open(name) };
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${errorReason(error)}`);
  }
}

function open(name: string): RandomAccessFile {
  const file = openSync(name, "r");
  // A pipe has no positions. Reading a folder throws the intended error.
  if (!fstatSync(file).isFile()) return fileInMemory(readFileSync(file));
  return { read: (buffer, at) => readSync(file, buffer, 0, buffer.length, at) };
}
