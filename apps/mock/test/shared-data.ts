import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FixtureFile } from "@smartalex/mock";

const folder = new URL("../../../../shared/data/", import.meta.url);

/** Whether the real conversations are there. They are licensed data, and not part of the repository. */
export const hasSharedData = existsSync(folder);

/** What a skipped test says. */
export const sharedDataMissing = "SKIPPED, ../shared/data is not there";

/** The path of one of the files. */
export function sharedPath(name: string): string {
  return fileURLToPath(new URL(name, folder));
}

/** One of the files. */
export function sharedFile(name: string): FixtureFile {
  return { name, text: readFileSync(new URL(name, folder), "utf8") };
}
