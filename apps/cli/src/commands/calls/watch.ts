import { callDetailFields, callFields } from "@smartalex/contract/constants";
import { Option } from "@commander-js/extra-typings";
import { suggest } from "../../options/suggestions.ts";
import { suggestFields, type FieldResolver } from "../../options/field-suggestions.ts";
import type { Context } from "../../context.ts";
import { UsageError } from "../../errors.ts";
import type { Program } from "../../options/global-options.ts";
import { quoteForMessage } from "../../options/enum-value.ts";
import { addOutputOptions } from "../../options/output-options.ts";
import { parseDurationSeconds } from "../../filters/time-spec.ts";
import { addFilterOptions } from "../../filters/filter-options.ts";

const SHORTEST_SECONDS = 5;
const LONGEST_SECONDS = 24 * 3_600;

/** Adds `smartalex calls watch`. */
export function watchCommand(parent: Program, context: Context): void {
  const command = parent
    .command("watch")
    .description(
      "Show new calls when they appear, each exactly once: a table row on a terminal, one JSON object per line " +
        "otherwise. Runs until Ctrl-C.",
    );
  const exec = new Option(
    "--exec <command>",
    "run this shell command for each call; it receives the call as JSON on standard input",
  ).argParser(parseExec);
  const when = new Option(
    "--when <condition>",
    "exit with code 8 when a call matches this condition (same syntax as --where)",
  );
  const state = new Option(
    "--state <file>",
    "save the progress to a file, and continue from it in the next run",
  ).argParser(parseState);
  addOutputOptions(addFilterOptions(command, fieldsAt), { fieldsAt })
    .option("--interval <duration>", "polling interval: 30s, 2m, 1h (default: 30s)", parseInterval)
    .option("--with-transcripts", "include the summary and transcript of each call, as far as they are available")
    .addOption(suggest(exec, "files"))
    .option("--exec-with-key", "pass SMARTALEX_API_KEY to the --exec command")
    .addOption(suggestFields(when, fieldsAt, "operator"))
    .addOption(suggest(state, "files"))
    .addHelpText("after", help)
    .action(async (_, command) => {
      const { runWatch } = await import("../../watch/run-watch.ts"); // loads the client, which `--help` does not need
      await runWatch(command.optsWithGlobals(), context);
    });
}

/** Transcripts require the details of each call. */
const fieldsAt: FieldResolver = ({ withTranscripts }) => (withTranscripts ? callDetailFields : callFields);

const help = `
Existing calls are not shown, unless --since sets an earlier start. A call appears in the list when
it has ended, and its sentiment may follow minutes later: the call is shown as soon as it matches,
and --when is evaluated again after each change. --with-transcripts makes one more request for each
new call, and lets --where and --when use campaign_id and summary.

* Applied client-side, after fetching every new call.

--exec runs for one call at a time, after the call is shown. Its output is sanitized and written to
stderr line by line. If the command fails, the watch ends with exit code 7, and with --state the next
watch starts with that call. To ignore failures, end the command with "|| true". The command does not
receive SMARTALEX_API_KEY: to run smartalex in it, add --exec-with-key. SMARTALEX_EXEC=1 is set
instead.

With --state no call is lost, regardless of how the watch ends; the call being processed is processed
again. A state file belongs to one server and one set of filters.

If the network or the server fails after the first request, or the rate limit is exhausted, the watch
reports it once and retries until it succeeds.

Examples:
  smartalex calls watch --status voicemail
  smartalex calls watch --state watch.json --exec 'jq -r .id >> ids.txt'
  smartalex calls watch --with-transcripts --exec 'curl -sf --json @- http://127.0.0.1:8080/calls'
  smartalex calls watch --when 'sentiment == "negative"'; test $? = 8 && echo "Call them back."`;

/** Rejects an empty command, which an unset variable produces: it would silently do nothing for every call. */
function parseExec(value: string): string {
  if (value.trim() !== "") return value;
  throw new UsageError("--exec is empty. Specify a command, or remove the flag.");
}

/** Rejects an empty path, which would resolve to the working directory. */
function parseState(path: string): string {
  if (path !== "") return path;
  throw new UsageError("--state is empty. Specify a file, or remove the flag.");
}

function parseInterval(value: string): number {
  const seconds = parseDurationSeconds("--interval", value);
  if (seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS) return seconds;
  throw new UsageError(
    `Invalid value for --interval: ${quoteForMessage(value)} is too ` +
      `${seconds < SHORTEST_SECONDS ? "short" : "long"}. Use 5s to 24h.`,
  );
}
