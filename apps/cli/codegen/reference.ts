import type { EventEmitter } from "node:events";
import type { Argument, CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import { exitCodes } from "../src/exit-codes.ts";

/** Renders the reference of all commands as Markdown, in the order of the help text. */
export function cliReference(program: CommandUnknownOpts): string {
  const name = program.name();
  return [
    `# \`${name}\` command reference`,
    `<!-- Generated from the command definitions by \`npm run generate\`. Do not edit. -->`,
    program.description(),
    ...leaves(program).map((command) => `- [\`${pathOf(command)}\`](#${anchorOf(command)})`),
    "## Global flags",
    ...optionsOf(program),
    "- `-h, --help`: display help for command",
    ...leaves(program).flatMap(chapterOf),
    "## Exit codes",
    ...Object.entries(exitCodes).map(([key, code]) => `- \`${code}\`: ${words(key)}`),
  ]
    .map((block, index, blocks) => (isItem(block) && isItem(blocks[index + 1]) ? `${block}\n` : `${block}\n\n`))
    .join("");
}

function chapterOf(command: CommandUnknownOpts): string[] {
  const { examples, notes } = textsAfter(command);
  return [
    `## \`${pathOf(command)}\``,
    escaped(command.description()),
    fenced(command.createHelp().commandUsage(command)),
    ...command.createHelp().visibleArguments(command).map(argumentText),
    ...optionsOf(command),
    ...notes.map(escaped),
    ...(examples === "" ? [] : ["Examples:", fenced(examples)]),
  ];
}

function optionsOf(command: CommandUnknownOpts): string[] {
  const own = command.createHelp().visibleOptions(command);
  return own.filter(({ long }) => long !== "--help").map(optionText);
}

function argumentText(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  const text = argument.required ? `<${name}>` : `[${name}]`;
  return `- \`${text}\`: ${escaped(argument.description)}${valuesText(argument.argChoices)}`;
}

function optionText({ argChoices, defaultValue, description, flags, negate }: Option): string {
  const isOmitted = defaultValue === undefined || negate; // the default of --no-keyring is true
  const standard = isOmitted ? "" : `; default \`${String(defaultValue)}\``;
  return `- \`${flags}\`: ${escaped(description)}${valuesText(argChoices)}${standard}`;
}

function valuesText(values: readonly string[] | undefined): string {
  return values === undefined ? "" : `; one of ${values.map((value) => `\`${value}\``).join(", ")}`;
}

/** The help text after the flags, for which commander emits an event. */
function textsAfter(command: CommandUnknownOpts): { notes: string[]; examples: string } {
  let text = "";
  const emitter = command as unknown as EventEmitter; // not declared by its types
  emitter.emit("afterHelp", { command, error: false, write: (more: string) => (text += more) });
  const [before = "", examples = ""] = text.split("\nExamples:\n");
  const notes = before.split("\n").filter((line) => line !== "");
  return { notes, examples: examples.trimEnd().replaceAll(/^ {2}/gm, "") };
}

/** The commands without subcommands, in order. */
function leaves(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  const inner = command.createHelp().visibleCommands(command);
  const named = inner.filter((one) => one.name() !== "help");
  return named.length === 0 ? [command] : named.flatMap(leaves);
}

function pathOf(command: CommandUnknownOpts): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

function anchorOf(command: CommandUnknownOpts): string {
  return pathOf(command).replaceAll(" ", "-");
}

function fenced(code: string): string {
  return `\`\`\`sh\n${code}\n\`\`\``;
}

/** Escapes Markdown outside of code. */
function escaped(text: string): string {
  return text.replaceAll(/`[^`]*`|[*<>[\]|]/g, (found) => (found.startsWith("`") ? found : `\\${found}`));
}

function isItem(block: string | undefined): boolean {
  return block?.startsWith("- ") ?? false;
}

/** Splits `notFound` into two words. */
function words(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
