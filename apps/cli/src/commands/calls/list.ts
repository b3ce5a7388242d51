import { callStatusValues } from "@smartalex/contract/constants";
import { UsageError } from "../../command-error.ts";
import type { Context } from "../../context.ts";
import type { Program } from "../../global-options.ts";
import { known, quote } from "../../known.ts";
import { DEFAULT_LIMIT } from "./default-limit.ts";
import { parseSince } from "../../since.ts";

const FORMATS = ["table", "ndjson"] as const;

/** Declares `smartalex calls list`. */
export function declareList(parent: Program, context: Context): void {
  parent
    .command("list")
    .description("List calls, newest first: a table on a terminal, one JSON object a line elsewhere.")
    .option("--status <status>", `only calls that ended so: ${callStatusValues.join(", ")}`, (given) => {
      return known("--status", given, callStatusValues);
    })
    .option("--since <duration>", "only calls of the last hours, days or weeks: 24h, 7d, 2w", parseSince)
    .option("--limit <number>", `how many calls at most (default ${DEFAULT_LIMIT})`, parseLimit)
    .option("--all", "every call, however many")
    .option("-o, --output <format>", FORMATS.join(" or "), (given) => known("--output", given, FORMATS))
    .option("--json", "the same as --output ndjson")
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex calls list --since 24h --status voicemail\n  smartalex calls list --all --json > calls.ndjson",
    )
    .action(async (_, command) => {
      const { runList } = await import("./run-list.ts");
      await runList(command.optsWithGlobals(), context);
    });
}

function parseLimit(given: string): number {
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`--limit ${quote(given)} is no number of calls. Give a whole number from 1, or use --all.`);
}
