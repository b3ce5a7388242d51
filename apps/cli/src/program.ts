import { Command, CommanderError, Option } from "@commander-js/extra-typings";
import packageJson from "../package.json" with { type: "json" };
import { enumOption } from "./options/enum-option.ts";
import { authCommands } from "./commands/auth/index.ts";
import { callsCommands } from "./commands/calls/index.ts";
import { configCommands } from "./commands/config/index.ts";
import { addCommands, requestedCommands, type AddCommand, type Commands } from "./commands/load-commands.ts";
import { createContext, type Context } from "./context.ts";
import { UsageError } from "./errors.ts";
import { formatError } from "./format/errors/format-error.ts";
import { exitCodes, exitCodesHelp, type ExitCode } from "./exit-codes.ts";
import { ERROR_FORMATS, type ErrorFormat } from "./options/formats.ts";
import type { Program } from "./options/global-options.ts";
import { commandName, describeFailedCommand } from "./format/errors/failed-command.ts";
import { suggestProfiles } from "./config/profiles/profile-names.ts";
import type { IOStreams } from "./io/io-streams.ts";

/** Runs `smartalex` with these arguments, and returns its exit code. All output goes to `io`. */
export async function runProgram(
  args: readonly string[],
  io: IOStreams,
  createSandbox: () => Promise<IOStreams["fetch"]>,
): Promise<ExitCode> {
  // Commander writes help in several parts.
  const help = { out: "", err: "" };
  const writeHelp = async () => {
    if (help.out !== "") await io.stdout.write(help.out);
    if (help.err !== "") await io.stderr.write(help.err);
  };
  const program: Program = new Command("smartalex");
  const context = createContext(io, { createSandbox, flags: () => program.opts() });
  try {
    program
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({
        writeOut: (text) => (help.out += text),
        writeErr: (text) => (help.err += text),
        outputError: () => undefined, // commander also throws the error, which is printed once
        getOutHelpWidth: () => Math.min(io.stdout.columns, 100),
        getOutHasColors: () => false, // commander would open the stream to find out
        getErrHasColors: () => false,
        getErrHelpWidth: () => Math.min(io.stderr.columns, 100),
      })
      .exitOverride();
    await createProgram(program, context, args);
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: "user" });
    await writeHelp();
    return io.signal.aborted ? exitCodes.interrupted : exitCodes.ok; // stopping a server is success
  } catch (error) {
    await writeHelp();
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.ok;
      if (error.code === "commander.help") return exitCodes.usage; // the help was already shown
      error = new UsageError(formatUsageError(error.message, await commandName(args, program)));
    }
    const format = resolveErrorFormat(args, context);
    const failed = await describeFailedCommand(args, program, context);
    const { text, exitCode } = await formatError(error, { failed, format, colorize: io.stderr.colorize });
    await io.stderr.write(await redactKey(text, args, io.env));
    return exitCode;
  }
}

/** Redacts the key of the environment from an error, because the error may quote an argument that contains the key. */
async function redactKey(text: string, args: readonly string[], env: IOStreams["env"]): Promise<string> {
  const key = env["SMARTALEX_API_KEY"]?.trim() ?? "";
  if (key === "" || !args.some((arg) => arg.includes(key))) return text;
  const { createRedactor } = await import("@smartalex/sdk/internal");
  return createRedactor(key)(text);
}

/**
 * Adds the global flags and the commands to a program. Settings of the program apply to all commands that are added later. With `args`, adds only
 * the commands that these arguments can run, because loading all commands takes longer than running most of them.
 */
export async function createProgram(program: Program, context: Context, args?: readonly string[]): Promise<void> {
  program
    .description("Work with the calls of a SmartAlex workspace: records, transcripts and metadata.")
    .option("--sandbox", "use the mock API in this process: no API key, no network")
    .addOption(
      suggestProfiles(
        new Option("--profile <name>", "profile to use for credentials and settings (see smartalex auth status)"),
      ),
    )
    .option("--base-url <url>", "base URL of the API (default: that of the profile, or production)")
    .addOption(enumOption("--error-format <format>", "format of error messages on stderr", ERROR_FORMATS))
    .version(packageJson.version)
    .addHelpText(
      "afterAll",
      "\nThe API key is read from SMARTALEX_API_KEY, or from a profile (see smartalex auth " +
        `login).\n${exitCodesHelp}`,
    );
  const requested = args && requestedCommands(args, program.options);
  if (requested?.isVersion) return;
  let words = requested?.words;
  if (args && words?.[0] === "complete") {
    const { completeCommand } = await import("./commands/complete.ts");
    completeCommand(program, context);
    const typed = args.slice(args.indexOf("--") + 1, -1); // without the word that is being typed
    words = requestedCommands(typed, program.options).words;
  }
  await addCommands(program, commandsFor(words), { context, name: words?.[0] });
}

/** All commands. A group that `words` do not name is added without its commands. */
function commandsFor(words: readonly string[] | undefined): Commands {
  const group = (name: string, description: string, commands: Commands) => {
    const addGroup: AddCommand = async (program, context) => {
      const parent = program.command(name).description(description);
      if (!words || words[0] === name) await addCommands(parent, commands, { context, name: words?.[1] });
    };
    return () => Promise.resolve(addGroup);
  };
  return {
    calls: group("calls", "List, show, export and watch calls.", callsCommands),
    api: async () => (await import("./commands/api.ts")).apiCommand,
    sandbox: async () => (await import("./commands/sandbox.ts")).sandboxCommand,
    auth: group("auth", "Manage API keys in named profiles.", authCommands),
    config: group("config", "Read and change settings, and show where they come from.", configCommands),
    doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
    completion: async () => (await import("./commands/completion.ts")).completionCommand,
  };
}

/** Finds the error format without commander, so that errors in other flags are printed in the right format, too. */
function resolveErrorFormat(args: readonly string[], context: Context): ErrorFormat {
  const value = args.findLastIndex((arg) => /^--error-format(=|$)/.test(arg));
  if (value !== -1) return (args[value]?.split("=")[1] ?? args[value + 1]) === "json" ? "json" : "text";
  try {
    return context.setting("error_format") ?? "text";
  } catch {
    return "text"; // invalid settings are the error to report
  }
}

/** Converts a message of commander to one line with a reference to the help of the command. */
function formatUsageError(message: string, command: string): string {
  // The typed text may be a key: the value of an unknown option, an extra argument, or a word that does not look like a command.
  const reported = message
    .replace(/^(error: unknown option '(--[^=']+|-\w)).*?'/, "$1'")
    .replace(/^(error: too many arguments.* but got \d+): [^]*/, "$1")
    .replace(/^(error: unknown command) '(?![a-z-]{1,20}'\n?)[^]*/i, "$1");
  const [what = "", ...hints] = reported.replace(/^error: |\.$/g, "").split("\n");
  const hint = hints.join(" ").replaceAll(/[()]/g, "");
  return hint === ""
    ? `${what}. See ${["smartalex", command, "--help"].filter(Boolean).join(" ")}.`
    : `${what}. ${hint}`;
}
