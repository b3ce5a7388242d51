import type { Option } from "@commander-js/extra-typings";
import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";

/** Adds a command to its program or group. */
export type AddCommand = (parent: Program, context: Context) => void | Promise<void>;

/** Commands by name, in the order of the help text. The functions load the commands. */
export type Commands = Readonly<Record<string, () => Promise<AddCommand>>>;

/**
 * Adds commands to a program or group. If `name` is one of them, adds only that command, because a program that loads all commands starts more
 * slowly. Otherwise adds all of them, so that help texts, suggestions and error messages are complete.
 */
export async function addCommands(
  parent: Program,
  commands: Commands,
  { context, name = "" }: { context: Context; name?: string | undefined },
): Promise<void> {
  const names = Object.hasOwn(commands, name) ? [name] : Object.keys(commands);
  for (const commandName of names) {
    const addCommand = await commands[commandName]?.();
    await addCommand?.(parent, context);
  }
}

/** The commands that a command line names. */
export interface RequestedCommands {
  /** The words before `--` and before `--help`, without flags and their values: `["calls", "list"]`. */
  words: readonly string[];
  /** Whether the arguments request the version instead of a command. */
  isVersion: boolean;
}

/** Reads the command names from the arguments. `options` are the global flags. */
export function requestedCommands(args: readonly string[], options: readonly Option[]): RequestedCommands {
  const words: string[] = [];
  let isValue = false;
  for (const arg of args) {
    if (isValue) isValue = false;
    else if (arg === "--" || arg === "--help" || arg === "-h") break;
    else if (!arg.startsWith("-")) words.push(arg);
    else if (words.length === 0 && (arg === "--version" || arg === "-V")) return { words, isVersion: true };
    else isValue = options.some(({ long, required, short }) => required && (long === arg || short === arg));
  }
  return { words: words[0] === "help" ? words.slice(1) : words, isVersion: false };
}
