import { Argument } from "@commander-js/extra-typings";
import { SHELLS, shellScripts } from "../completion/shell-scripts.ts";
import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";
import { parseEnum } from "../options/enum-value.ts";

/** Adds `smartalex completion`. */
export function completionCommand(program: Program, context: Context): void {
  const shell = new Argument("<shell>", "the shell that reads it").choices(SHELLS);
  program
    .command("completion")
    .description("Print the script that lets a shell complete commands, flags and known values at Tab.")
    .addArgument(shell.argParser((value: string) => parseEnum("shell", value, SHELLS)))
    .addHelpText("after", help)
    .action((shell) => context.io.stdout.write(shellScripts[shell]));
}

const help = `
The shell asks smartalex at each Tab, so the script stays the same when smartalex is updated.
No key is read for it, and no network is used.

Examples:
  eval "$(smartalex completion bash)"    # in ~/.bashrc
  source <(smartalex completion zsh)    # in ~/.zshrc, below compinit
  smartalex completion fish > ~/.config/fish/completions/smartalex.fish    # once
  smartalex completion powershell | Out-String | Invoke-Expression    # in the file that $PROFILE names`;
