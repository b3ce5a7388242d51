import { commandLine, type CommandLine, type SideFileError } from "@smartalex/node-files";

/** The command that frees the name of a file that we need. `rm` refuses a folder, so what is not an ordinary file is moved away. */
export function freeName({ path, reason }: SideFileError): CommandLine {
  return reason === "is not an ordinary file" ? commandLine`mv ${path} ${`${path}.old`}` : commandLine`rm ${path}`;
}
