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

/** Again, after what the check has asked for. */
export const AGAIN = commandLine`smartalex doctor`;
/** Where the base URL is set. */
export const WHERE = commandLine`smartalex config explain base_url`;
