import { commandLine, type CommandLine } from "@smartalex/node-files";
import type { ExitCode } from "../exit-codes.ts";

/** What is checked. */
type CheckName = "network" | "key" | "rate limit" | "clock" | "contract";

/** What came of a check, and what was found, in a sentence or two. What a server sent may be part of it. */
export type Check = { name: CheckName; found: string } & (
  { outcome: "ok" | "unclear" } | ({ outcome: "failed" } & Fault)
);

/** What a check that has failed means. */
interface Fault {
  exitCode: ExitCode;
  /** The kind of failure, for programs. */
  code: string;
  /** The next command to type. */
  next: CommandLine;
}

/** Shows the very response, for those who look for what the server does. */
export const RESPONSE_COMMAND = commandLine`smartalex api GET ${"/calls?per_page=1"} --include`;
/** Where the base URL is set. */
export const BASE_URL_COMMAND = commandLine`smartalex config explain base_url`;
