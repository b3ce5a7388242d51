import { Argument } from "@commander-js/extra-typings";
import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { suggestProfiles } from "../../config/profiles/profile-names.ts";
import { switchProfile } from "../../config/profiles/switch-profile.ts";

/** Adds `smartalex auth switch`. */
export function switchCommand(parent: Program, context: Context): void {
  parent
    .command("switch")
    .description("Set the default profile.")
    .addArgument(
      suggestProfiles(new Argument("<name>", "the name of a profile in the output of `smartalex auth status`")),
    )
    .addHelpText("after", "\nExamples:\n  smartalex auth switch staging")
    .action((name) => switchProfile(name, context.io));
}
