import { Argument } from "@commander-js/extra-typings";
import { suggest, toSuggestions } from "../options/suggestions.ts";
import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";

/** Declares `smartalex api`. */
export function declareApi(parent: Program, context: Context): void {
  const method = new Argument("<method>", "GET: the Calls API is for reading");
  parent
    .command("api")
    .description("Send a GET to any path of the API, and print the answer as the server sent it.")
    .addArgument(suggest(method, { find: () => toSuggestions(["GET"]) }))
    .argument("<path>", "the path below the base URL, with its query")
    .option("-i, --include", "print the status and the headers, too, also of an error")
    .option("--paginate", "every page of /calls, one in a line; no call is lost or repeated while the list changes")
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex api GET /calls/call_abc123\n  smartalex api GET '/calls?status=busy&per_page=1' --include\n" +
        "  smartalex api GET /calls --paginate | jq '.data[].id'",
    )
    .action(async (method, path, _, command) => {
      const { runApi } = await import("./run-api.ts");
      await runApi({ method, path, ...command.optsWithGlobals() }, context);
    });
}
