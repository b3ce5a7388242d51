import { existsSync, readFileSync } from "node:fs";
import type { FixtureFile } from "@smartalex/mock";

const folder = new URL("../../../../shared/data/", import.meta.url);

/** Whether the real conversations are available. They are licensed data, and not part of the repository. */
export const hasSharedData = existsSync(folder);

/** The name of a skipped test. */
export const sharedDataMissing = "SKIPPED, ../shared/data is not there";

/** One of the files. */
export function sharedFile(name: string): FixtureFile & { text: string } {
  return { name, text: readFileSync(new URL(name, folder), "utf8") };
}
