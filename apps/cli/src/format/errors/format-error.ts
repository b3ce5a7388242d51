import type { ErrorCode, SmartAlexError, SmartAlexErrorName } from "@smartalex/sdk";
import type { Colorize } from "../../io/colors.ts";
import { CommandError } from "../../errors.ts";
import type { ErrorFormat } from "../../options/formats.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { nextCommand, type Invocation } from "./next-command.ts";
import { commandLine, safeJson, safeText, withFlags, type CommandLine } from "@smartalex/node-files";

/** The content of an error message. */
interface Explanation {
  exitCode: ExitCode;
  code: string;
  message: string;
  /** The next command to run. */
  hint?: CommandLine | undefined;
  requestId?: string | undefined;
  /** Whether the same command may succeed later. */
  isRetryable?: boolean;
  retryAfterMs?: number | undefined;
}

const DOCTOR_COMMAND = commandLine`smartalex doctor`;
const CALL_NOT_FOUND = "call_not_found" satisfies ErrorCode;

const kinds = {
  AbortError: { exitCode: exitCodes.interrupted },
  AuthenticationError: { exitCode: exitCodes.authentication, hint: commandLine`smartalex auth login` },
  ConnectionError: { exitCode: exitCodes.network, hint: DOCTOR_COMMAND, isRetryable: true },
  InvalidOptionError: { exitCode: exitCodes.usage },
  InvalidRequestError: { exitCode: exitCodes.usage, hint: commandLine`smartalex calls --help` },
  InvalidResponseError: { exitCode: exitCodes.serverError, hint: DOCTOR_COMMAND },
  NotFoundError: { exitCode: exitCodes.notFound, hint: commandLine`smartalex calls list` },
  PermissionDeniedError: { exitCode: exitCodes.authentication, hint: commandLine`smartalex auth status` },
  RateLimitError: { exitCode: exitCodes.rateLimited, hint: DOCTOR_COMMAND, isRetryable: true },
  ServerError: { exitCode: exitCodes.serverError, hint: DOCTOR_COMMAND, isRetryable: true },
  TimeoutError: { exitCode: exitCodes.network, hint: DOCTOR_COMMAND, isRetryable: true },
} satisfies Record<SmartAlexErrorName, Pick<Explanation, "exitCode" | "hint" | "isRetryable">>;

/** The flags and variables that set the options of the client. */
const sourceOf: Record<string, string> = {
  apiKey: "SMARTALEX_API_KEY",
  baseUrl: "--base-url (or SMARTALEX_BASE_URL)",
};

/** The command that failed. */
export interface FailedCommand extends Invocation {
  /** The base URL of the request. `undefined` in the sandbox, or if the settings cannot be read. */
  baseUrl?: string | undefined;
}

/** Formats an error for stderr, and returns its exit code. */
export async function formatError(
  error: unknown,
  { failed, format, colorize }: { failed: FailedCommand; format: ErrorFormat; colorize: Colorize },
): Promise<{ text: string; exitCode: ExitCode }> {
  const { hint, ...facts } = await explain(error, failed);
  const explanation = { ...facts, hint: hint && nextCommand(hint, failed) };
  return {
    text: format === "json" ? formatJson(explanation) : formatText(explanation, colorize),
    exitCode: explanation.exitCode,
  };
}

async function explain(error: unknown, failed: FailedCommand): Promise<Explanation> {
  if (error instanceof CommandError) {
    const { cause, code, exitCode, hint, message } = error;
    const own = { ...(exitCode !== undefined && { exitCode }), ...(code !== undefined && { code }) };
    if (cause === undefined) return { exitCode: exitCodes.internal, code: "internal", ...own, message, hint };
    const reason = await explain(cause, failed);
    return { ...reason, ...own, message: `${message} ${reason.message}`, hint: hint ?? reason.hint };
  }
  const { InvalidOptionError, SmartAlexError } = await import("@smartalex/sdk");
  if (error instanceof InvalidOptionError) {
    const message = `${sourceOf[error.option] ?? error.option} ${error.problem}.`;
    return { exitCode: exitCodes.usage, code: error.code, message };
  }
  if (error instanceof SmartAlexError) return explainClientError(error, failed);
  const message = `Internal error: ${String(error)}. Please report it.`;
  return { exitCode: exitCodes.internal, code: "internal", message };
}

async function explainClientError(error: SmartAlexError, { baseUrl, command }: FailedCommand): Promise<Explanation> {
  const { suggestBaseUrl } = await import("./base-url-advice.ts");
  const advice = baseUrl === undefined ? undefined : suggestBaseUrl(error, baseUrl);
  const message = error.name === "AbortError" ? "Interrupted." : error.message;
  return {
    ...kinds[error.name],
    hint: advice ? withFlags(checkCommand(command), ["--base-url", advice.baseUrl]) : resolveHint(error, command),
    code: error.code,
    message: advice ? `${message} ${advice.sentence}` : message,
    requestId: error.requestId,
    retryAfterMs: "retryAfterMs" in error ? (error.retryAfterMs as number | undefined) : undefined, // some errors have it
    ...("isRetryable" in error && { isRetryable: error.isRetryable === true }), // only a ConnectionError has it
  };
}

/** The next command to run after an error of the client. Never the command that just failed. */
function resolveHint({ code, name }: SmartAlexError, command: string): CommandLine | undefined {
  const { hint }: Pick<Explanation, "hint"> = { hint: undefined, ...kinds[name] };
  if (hint === undefined) return undefined;
  // No key is stored yet, so other commands cannot use one.
  if (command === "auth login") return commandLine`smartalex config explain base_url`;
  if (name === "InvalidRequestError" && command !== "") return commandLine`smartalex ${command.split(" ")} --help`;
  if (name === "NotFoundError" && code !== CALL_NOT_FOUND) return DOCTOR_COMMAND; // the path was not found, rather than a call
  return hint === commandLine`smartalex ${command.split(" ")}` ? DOCTOR_COMMAND : hint;
}

/** The command that checks another base URL. */
function checkCommand(command: string): CommandLine {
  return command === "auth login" ? commandLine`smartalex auth login` : DOCTOR_COMMAND;
}

function formatText({ exitCode, hint, message, requestId }: Explanation, colorize: Colorize): string {
  // Helps to report server errors. Other errors do not need it.
  const isServers = exitCode === exitCodes.serverError && requestId !== undefined;
  const lines = [
    `${colorize("red", "smartalex:")} ${safeText(message)}`,
    ...(hint === undefined ? [] : [`${colorize("bold", "Next:")} ${safeText(hint)}`]),
    ...(isServers ? [`Request ID: ${safeText(requestId)}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function formatJson({ code, hint, isRetryable, message, requestId, retryAfterMs }: Explanation): string {
  const facts = {
    code,
    message,
    hint: hint ?? null,
    request_id: requestId ?? null,
    retryable: isRetryable ?? false,
    retry_after_ms: retryAfterMs ?? null,
  };
  return `${safeJson(JSON.stringify(facts))}\n`;
}
