import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";

/** Declares `smartalex auth logout`. */
export function declareLogout(parent: Program, context: Context): void {
  parent
    .command("logout")
    .description("Forget the key of a profile. The key itself stays valid: revoke it in the Developer Portal.")
    .addHelpText("after", "\nExamples:\n  smartalex auth logout\n  smartalex auth logout --profile staging")
    .action(async () => {
      const { runLogout } = await import("./run-logout.ts");
      await runLogout(context);
    });
}
