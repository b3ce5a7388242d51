import { choice } from "../../options/enum-option.ts";
import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { selectionHelp, withSelection } from "../../filters/filter-options.ts";
import { GROUPINGS } from "../../stats/group-by.ts";
import { zoneOption } from "../../options/time-zone-option.ts";

/** Declares `smartalex calls stats`. */
export function declareStats(parent: Program, context: Context): void {
  const command = parent
    .command("stats")
    .description(
      "Show figures of calls, those of the last 7 days where neither --since nor --until says otherwise: a table on a terminal, " +
        "one JSON object elsewhere.",
    );
  withSelection(command)
    .addOption(choice("--by <field>", "the figures by a field", GROUPINGS))
    .addOption(zoneOption("days and hours of this zone, such as Europe/Warsaw (default: UTC)"))
    .addOption(choice("-o, --output <format>", "table or json", ["table", "json"]))
    .option("--json", "one JSON object, whose names stay")
    .addHelpText(
      "after",
      `${selectionHelp}

Answered are the calls that ended normally, not those that reached voicemail or nobody; the answer
rate is their share of all. Durations are those of answered calls: half of them are no longer than
p50, and 95 in a hundred no longer than p95. The mean cost is that of calls that have a cost.

Examples:
  smartalex calls stats --since 30d --by day
  smartalex calls stats --direction inbound --by hour --tz Europe/Warsaw
  smartalex calls stats --since 24h --json | jq .answer_rate`,
    )
    .action(async (_, command) => {
      const { runStats } = await import("./run-stats.ts");
      await runStats(command.optsWithGlobals(), context);
    });
}
