import { commandLine, type CommandLine } from "@smartalex/node-files";
import type { ExitCode } from "../exit-codes.ts";

/** Names of the checks. */
type CheckName = "network" | "key" | "rate limit" | "clock" | "contract";

/** The outcome of a check, with an explanation that may contain text from the server. */
export type Check = { name: CheckName; found: string } & (
  { outcome: "ok" | "unclear" } | ({ outcome: "failed" } & Fault)
);

/** Details of a failed check. */
interface Fault {
  exitCode: ExitCode;
  /** A machine-readable error code. */
  code: string;
  /** The next command to run. */
  next: CommandLine;
}

/** Shows the response itself. */
export const RESPONSE_COMMAND = commandLine`smartalex api GET ${"/calls?per_page=1"} --include`;
/** Shows where the base URL is set. */
export const BASE_URL_COMMAND = commandLine`smartalex config explain base_url`;
