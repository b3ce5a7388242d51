import { Option, type Command } from "@commander-js/extra-typings";
import { serverUrls } from "@smartalex/contract";
import { commandLine, safeText } from "@smartalex/node-files";
import { counted } from "@smartalex/conformance";
import { errorReason, UsageError } from "./errors.ts";
import type { Progress, TextMode } from "../record/record.ts";

/** The environment of the command. */
export interface RecordContext {
  env: Readonly<Record<string, string | undefined>>;
  stderr: { write(text: string): unknown; isTTY?: boolean | undefined };
  randomBytes: (length: number) => Uint8Array;
  /** Registers a callback for Ctrl-C. */
  onInterrupt: (stop: () => void) => void;
}

/** A recording failed or was interrupted. */
export class RecordingError extends Error {
  /** The exit code of the command. */
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

/** Without a terminal, the progress is printed after this number of calls. */
const PROGRESS_INTERVAL = 100;
const HOURS: Record<string, number> = { h: 1, d: 24, w: 7 * 24 };
const TEXT_MODES = ["placeholder", "redacted", "raw"] as const satisfies readonly TextMode[];
/** The personal data that the file still contains in each mode. */
const NOTES: Record<TextMode, string> = {
  placeholder:
    "The texts are samples. Anyone who has the call log can match these calls by their times, durations and costs.",
  redacted:
    "Warning: names stay in the texts, and identifiers were replaced only where they were recognized. Read the file before you share it.",
  raw: "Warning: the file contains the calls exactly as the server sent them, including all texts. Protect it like the calls.",
};

/** Adds the command `smartalex-mock record`. */
export function addRecordCommand(program: Command, context: RecordContext): void {
  program
    .command("record")
    .description("Write the calls of a workspace to a file for --data, without the texts of the calls.")
    .requiredOption("--out <file>", "the NDJSON file to write, one call per line")
    .option("--since <duration>", "only calls from the last hours, days or weeks: 24h, 7d, 2w", "7d")
    .option("--base-url <url>", "base URL of the API (default: SMARTALEX_BASE_URL, or production)")
    .addOption(
      new Option("--text <mode>", "how to replace the texts, see below").choices(TEXT_MODES).default("placeholder"),
    )
    .option("--force", "replace an existing file")
    .allowExcessArguments(false)
    .addHelpText(
      "after",
      `
The API key is read from SMARTALEX_API_KEY. The command sends only read requests.

--text placeholder replaces every summary and every turn with sample sentences. They depend only on the position of
the turn and on its number of words, rounded to a multiple of 5. Ids of calls, agents, contacts and campaigns are
replaced: the same id becomes the same new id. Undocumented fields are left out, and undocumented values become
documented ones. Times, durations, statuses and costs stay, so anyone who has the call log can match calls by them.

--text redacted keeps the texts and replaces identifiers with a known format, in English and Polish, written or spoken:
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
  // Loaded on demand, so that the mock starts faster.
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
    const gone =
      vanished === 0
        ? ""
        : ` ${counted(vanished, "call")} of the list could not be read, because ${vanished === 1 ? "it was" : "they were"} deleted.`;
    const skipped =
      unreadable === 0 ? "" : ` Not recorded: ${counted(unreadable, "call")} with an id that a URL cannot contain.`;
    const isEmpty = recorded + vanished + unreadable === 0;
    const hint = isEmpty ? ` There are no calls in the last ${since}: try a longer --since.` : "";
    stderr.write(
      `${stderr.isTTY ? "\r" : ""}${counted(recorded, "call")} ${recorded === 1 ? "is" : "are"} in ${safeText(out)}.${gone}${skipped}${hint}\n${NOTES[text]}\n`,
    );
    if (recorded > 0) stderr.write(`Next: ${commandLine`smartalex-mock --data ${out}`}\n`);
  } catch (error) {
    if (stderr.isTTY) stderr.write("\n");
    throw await explained(error, { isStopped: interrupt.signal.aborted, out });
  }
}

/** Prints the progress: on a terminal as one line that is updated, otherwise as one line per 100 calls. */
function progressTo(stderr: RecordContext["stderr"]): (progress: Progress) => void {
  return ({ recorded, total, unreadable, vanished }) => {
    const done = recorded + vanished + unreadable;
    if (stderr.isTTY) stderr.write(`\r${done} of ${counted(Math.max(done, total), "call")}`);
    else if (done % PROGRESS_INTERVAL === 0) stderr.write(`${done} of ${counted(Math.max(done, total), "call")}\n`);
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

/** Returns `undefined` for an empty variable. */
function set(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable;
}

/** Whole hours from a duration: `24h`, `7d`, `2w`. Throws `UsageError`. */
function sinceHours(value: string): number {
  const [, amount, unit = ""] = /^([1-9]\d{0,5})([hdw])$/.exec(value) ?? [];
  const hours = HOURS[unit];
  if (hours !== undefined) return Number(amount) * hours;
  throw new UsageError(
    `invalid value for --since: "${value.slice(0, 40)}". Use up to 999999 hours, days or weeks, such as 24h, 7d or 2w`,
  );
}
