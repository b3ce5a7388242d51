import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";

/** Declares `smartalex auth login`. */
export function declareLogin(parent: Program, context: Context): void {
  parent
    .command("login")
    .description(
      "Store an API key in a profile, once the server has taken it. It is asked for, or read from standard input; " +
        "it is kept in the system keyring, or in a file that only you can read.",
    )
    .option("--no-keyring", "keep the key in the file, though there is a keyring")
    .allowExcessArguments()
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex auth login\n  smartalex auth login --profile staging < key.txt\n" +
        "  smartalex auth login --profile local --base-url http://127.0.0.1:4010/v1",
    )
    .action(async (_, command) => {
      // Its value is not repeated: it may be the key.
      if (command.args.length > 0) {
        throw new UsageError(
          "auth login takes no argument: a key in one can be read by others, and stays in the history of the shell.",
          commandLine`smartalex auth login`,
        );
      }
      const { runLogin } = await import("./run-login.ts");
      await runLogin(command.optsWithGlobals(), context);
    });
}
