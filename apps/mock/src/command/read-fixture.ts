import { readFile } from "node:fs/promises";
import type { FixtureFile } from "../dataset/fixture.ts";
import { reason } from "./reason.ts";
import { UsageError } from "./usage-error.ts";

/** Reads a file of calls. Throws `UsageError`. */
export async function readFixture(name: string): Promise<FixtureFile> {
  const bytes = await readFile(name).catch((error: unknown) => {
    throw new UsageError(`cannot read ${name}: ${reason(error)}`);
  });
  try {
    return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    throw new UsageError(`cannot read ${name}: it is not UTF-8`);
  }
}
