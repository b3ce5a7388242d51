import { Argument } from "@commander-js/extra-typings";
import { SHELLS, shellScripts } from "../completion/shell-scripts.ts";
import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";
import { parseEnum } from "../options/enum-value.ts";

/** Adds `smartalex completion`. */
export function completionCommand(program: Program, context: Context): void {
  const shell = new Argument("<shell>", "the shell that runs the script").choices(SHELLS);
  program
    .command("completion")
    .description("Print the completion script of a shell. It completes commands, flags and values.")
    .addArgument(shell.argParser((value: string) => parseEnum("<shell>", value, SHELLS)))
    .addHelpText("after", help)
    .action((shell) => context.io.stdout.write(shellScripts[shell]));
}

const help = `
The script calls smartalex each time you press Tab, so it stays valid when smartalex is updated.
Completion reads no API key and makes no request.

Examples:
  eval "$(smartalex completion bash)"    # in ~/.bashrc
  source <(smartalex completion zsh)    # in ~/.zshrc, after compinit
  smartalex completion fish > ~/.config/fish/completions/smartalex.fish    # once
  smartalex completion powershell | Out-String | Invoke-Expression    # in the file that $PROFILE names`;
