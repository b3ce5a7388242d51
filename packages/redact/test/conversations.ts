import { existsSync, readFileSync } from "node:fs";
import type { Turn } from "../src/find-identifiers.ts";

const folder = new URL("../../../../shared/data/", import.meta.url);

/** Whether the real conversations are available. They are licensed, and not part of the repository. */
export const hasConversations = existsSync(folder);

/** Part of the name of a skipped test. */
export const conversationsMissing = "SKIPPED, ../shared/data is not there";

/** The fields of a call that are read here. */
export interface CallDetail {
  id: string;
  start_timestamp: string;
  summary: string | null;
  transcript: Required<Turn>[];
}

/** The conversations of a file. */
export function conversationsOf(name: string): CallDetail[] {
  const lines = readFileSync(new URL(name, folder), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as CallDetail); // the tests of the mock validate these files
}
