import { Option, type Command } from "@commander-js/extra-typings";
import { serverUrls } from "@smartalex/contract";
import { commandLine, safeText } from "@smartalex/node-files";
import { counted } from "@smartalex/conformance";
import { errorReason } from "./error-reason.ts";
import { sinceHours } from "./since-hours.ts";
import { UsageError } from "./usage-error.ts";
import type { Progress, TextMode } from "../record/record.ts";

/** What the command knows of the world outside. */
export interface RecordContext {
  env: Readonly<Record<string, string | undefined>>;
  stderr: { write(text: string): unknown; isTTY?: boolean | undefined };
  randomBytes: (length: number) => Uint8Array;
  /** Calls back when the person has had enough (Ctrl-C). */
  onInterrupt: (stop: () => void) => void;
}

/** A recording that failed or was stopped: one line, and an exit code of its own. */
export class RecordingError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

interface Flags {
  baseUrl?: string | undefined;
  force?: true | undefined;
  out: string;
  since: string;
  text: TextMode;
}

const EVERY = 100;
const TEXT_MODES = ["placeholder", "redacted", "raw"] as const satisfies readonly TextMode[];
/** What the file still tells about people, for each mode. */
const NOTES: Record<TextMode, string> = {
  placeholder:
    "The texts are samples. Anyone who has the call log can match these calls by their times, durations and costs.",
  redacted:
    "Warning: names stay in the texts, and identifiers were replaced only where they were recognized. Read the file before you share it.",
  raw: "Warning: the file contains the calls exactly as the server sent them, with everything that was said. Protect it like the calls.",
};

/** Declares `smartalex-mock record`. */
export function addRecordCommand(program: Command, context: RecordContext): void {
  program
    .command("record")
    .description("Write the calls of a workspace to a file that --data serves, without what was said.")
    .requiredOption("--out <file>", "the NDJSON file to write, one call a line")
    .option("--since <duration>", "how far back, in hours, days or weeks: 24h, 7d, 2w", "7d")
    .option("--base-url <url>", "where the API is (default: SMARTALEX_BASE_URL, or production)")
    .addOption(
      new Option("--text <mode>", "what the texts become, see below").choices(TEXT_MODES).default("placeholder"),
    )
    .option("--force", "replace the file if it is there")
    .allowExcessArguments(false)
    .addHelpText(
      "after",
      `
The API key is read from SMARTALEX_API_KEY. Calls are only read.

--text placeholder replaces every summary and every turn with sample sentences. They depend only on the position of
the turn and on its number of words, rounded to a multiple of 5. Ids of calls, agents, contacts and campaigns are
replaced: the same id becomes the same new id. Undocumented fields are left out, and undocumented values become
documented ones. Times, durations, statuses and costs stay, so anyone who has the call log can match calls by them.

--text redacted keeps the texts and replaces identifiers that have a form, in English and Polish, written or spoken:
phone, card and other numbers, e-mail and street addresses, dates of birth, and codes. NAMES STAY, and no recognition is
complete. Everything else is replaced as above.

--text raw writes the calls exactly as the server sent them.

Example:
  SMARTALEX_API_KEY=... smartalex-mock record --since 7d --out calls.ndjson
  smartalex-mock --data calls.ndjson`,
    )
    .action((flags) => run(flags, context));
}

async function run({ baseUrl, force, out, since, text }: Flags, context: RecordContext): Promise<void> {
  const { env, randomBytes, stderr } = context;
  const hours = sinceHours(since);
  const apiKey = set(env["SMARTALEX_API_KEY"]);
  if (apiKey === undefined) throw new UsageError("no API key. Set SMARTALEX_API_KEY to one from the Developer Portal");
  const interrupt = new AbortController();
  context.onInterrupt(() => {
    interrupt.abort();
  });
  // Whoever starts the mock does not pay for this.
  const [{ SmartAlex }, { record }] = await Promise.all([import("@smartalex/sdk"), import("../record/record.ts")]);
  const show = progressTo(stderr);
  try {
    const { recorded, unreadable, vanished } = await record({
      client: new SmartAlex({
        apiKey,
        baseUrl: baseUrl ?? set(env["SMARTALEX_BASE_URL"]) ?? serverUrls[0],
        validate: "tolerant",
      }),
      sinceHours: hours,
      path: out,
      force: force === true,
      text,
      randomBytes,
      signal: interrupt.signal,
      onProgress: show,
    });
    const gone = vanished === 0 ? "" : ` ${vanished} vanished between the list and their turn, and are not in it.`;
    const skipped =
      unreadable === 0 ? "" : ` Not recorded: ${counted(unreadable, "call")} with an id that a URL cannot contain.`;
    const isEmpty = recorded + vanished + unreadable === 0;
    const hint = isEmpty ? ` There are none in the last ${since}: try a longer --since.` : "";
    stderr.write(
      `${stderr.isTTY ? "\r" : ""}${counted(recorded, "call")} ${recorded === 1 ? "is" : "are"} in ${safeText(out)}.${gone}${skipped}${hint}\n${NOTES[text]}\n`,
    );
    if (recorded > 0) stderr.write(`Next: ${commandLine`smartalex-mock --data ${out}`}\n`);
  } catch (error) {
    if (stderr.isTTY) stderr.write("\n");
    throw await explained(error, { isStopped: interrupt.signal.aborted, out });
  }
}

/** A line for every hundred calls; on a terminal, one line that counts. */
function progressTo(stderr: RecordContext["stderr"]): (progress: Progress) => void {
  return ({ recorded, total, unreadable, vanished }) => {
    const done = recorded + vanished + unreadable;
    if (stderr.isTTY) stderr.write(`\r${done} of ${counted(Math.max(done, total), "call")}`);
    else if (done % EVERY === 0) stderr.write(`${done} of ${counted(Math.max(done, total), "call")}\n`);
  };
}

const OPTION_FLAGS: Record<string, string> = {
  apiKey: "SMARTALEX_API_KEY",
  baseUrl: "--base-url (or SMARTALEX_BASE_URL)",
};

async function explained(error: unknown, { isStopped, out }: { isStopped: boolean; out: string }): Promise<Error> {
  const { InvalidOptionError, isSmartAlexError } = await import("@smartalex/sdk");
  const { OutputFileError } = await import("../record/write-atomic.ts");
  if (error instanceof OutputFileError) return new UsageError(error.message);
  if (error instanceof InvalidOptionError)
    return new UsageError(`${OPTION_FLAGS[error.option] ?? error.option} ${error.problem}`);
  const nothing = `Nothing was written to ${out}.`;
  if (isStopped)
    return new RecordingError(`interrupted. ${nothing} Run it again; a shorter --since takes less time`, 130);
  if (isSmartAlexError(error)) return new RecordingError(`${error.message} ${nothing}`, 1);
  const isOfDisk = error instanceof Error && "syscall" in error;
  if (isOfDisk)
    return new RecordingError(`cannot write ${out}: ${errorReason(error)}. ${nothing} Use --out with another file`, 1);
  return error instanceof Error ? error : new Error(String(error));
}

/** A variable that is empty is as good as none. */
function set(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable;
}
