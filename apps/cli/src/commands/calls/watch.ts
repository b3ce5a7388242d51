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
      "Show new calls as they show up, each once: a line in a table on a terminal, one JSON object a line elsewhere. It runs until Ctrl-C.",
    );
  const exec = new Option(
    "--exec <command>",
    "run it in the shell for each call, which it reads as JSON from standard input",
  ).argParser(parseExec);
  const when = new Option(
    "--when <condition>",
    "end with exit code 8 as soon as a call that was shown meets it, as in --where",
  );
  const state = new Option("--state <file>", "keep in a file what was shown, and go on from there next time").argParser(
    parseState,
  );
  addOutputOptions(addFilterOptions(command, fieldsAt), { fieldsAt })
    .option("--interval <duration>", "how long to wait before looking again: 30s, 2m, 1h (default: 30s)", parseInterval)
    .option("--with-transcripts", "each call with summary and transcript, as far as there is one by then")
    .addOption(suggest(exec, "files"))
    .option("--exec-with-key", "leave SMARTALEX_API_KEY in the environment of that command")
    .addOption(suggestFields(when, fieldsAt, "operator"))
    .addOption(suggest(state, "files"))
    .addHelpText("after", help)
    .action(async (_, command) => {
      const { runWatch } = await import("../../watch/run-watch.ts"); // loads the client, which `--help` does not need
      await runWatch(command.optsWithGlobals(), context);
    });
}

/** With transcripts, calls are read whole. */
const fieldsAt: FieldResolver = ({ withTranscripts }) => (withTranscripts ? callDetailFields : callFields);

const help = `
What is there already is not shown, unless --since says from when on. A call shows up when it has
ended, and its sentiment may follow minutes later: it is shown as soon as it matches, and --when
looks again at what has changed. --with-transcripts asks for each new call once more, and lets
--where and --when compare its campaign_id and summary, too.

* The API cannot filter by these: new calls are read, and compared here.

--exec runs for one call at a time, after it was shown; what it writes goes to stderr, line by line
and made safe. A command that fails ends the watch with exit code 7, and with --state the next watch
begins with that call. End the command with "|| true" to go on instead. The command does not get
SMARTALEX_API_KEY: for a smartalex in it, add --exec-with-key. SMARTALEX_EXEC=1 tells it why.

With --state no call is lost, however the watch ends; the one that it was at work on comes again. A
state is for one server and the same flags that select.

When the network or the server fails later than at the first look, or the rate limit is spent, the
watch says so once, and tries again until it succeeds.

Examples:
  smartalex calls watch --status voicemail
  smartalex calls watch --state watch.json --exec 'jq -r .id >> ids.txt'
  smartalex calls watch --with-transcripts --exec 'curl -sf --json @- http://127.0.0.1:8080/calls'
  smartalex calls watch --when 'sentiment == "negative"'; test $? = 8 && echo "Call them back."`;

/** A variable that is not set leaves an empty command: it would pass over every call. */
function parseExec(value: string): string {
  if (value.trim() !== "") return value;
  throw new UsageError("--exec is empty. Give it a command, or leave it out.");
}

/** An empty path would be the working folder. */
function parseState(path: string): string {
  if (path !== "") return path;
  throw new UsageError("--state is empty. Give it a file, or leave it out.");
}

function parseInterval(value: string): number {
  const seconds = parseDurationSeconds("--interval", value);
  if (seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS) return seconds;
  throw new UsageError(
    `--interval ${quoteForMessage(value)} is too ${seconds < SHORTEST_SECONDS ? "short" : "long"}. Give 5s to 24h.`,
  );
}
