import type { SmartAlexError, SmartAlexErrorName } from "@smartalex/sdk";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { safeText } from "./print/safe-text.ts";
import { UsageError } from "./usage-error.ts";

const exitCodeOf = {
  AbortError: exitCodes.interrupted,
  AuthenticationError: exitCodes.authentication,
  ConnectionError: exitCodes.network,
  InvalidOptionError: exitCodes.usage,
  InvalidRequestError: exitCodes.usage,
  InvalidResponseError: exitCodes.serverError,
  NotFoundError: exitCodes.notFound,
  PermissionDeniedError: exitCodes.authentication,
  RateLimitError: exitCodes.rateLimited,
  ServerError: exitCodes.serverError,
  TimeoutError: exitCodes.network,
} satisfies Record<SmartAlexErrorName, ExitCode>;

/** Where the options of the client come from on the command line. */
const sourceOf: Record<string, string> = {
  apiKey: "SMARTALEX_API_KEY",
  baseUrl: "--base-url (or SMARTALEX_BASE_URL)",
};

/** What to print on stderr for an error, in one line, and the exit code that it means. */
export async function explainError(error: unknown): Promise<{ text: string; exitCode: ExitCode }> {
  const { message, exitCode } = await explain(error);
  return { text: `smartalex: ${safeText(message)}\n`, exitCode };
}

async function explain(error: unknown): Promise<{ message: string; exitCode: ExitCode }> {
  if (error instanceof UsageError) return { message: error.message, exitCode: exitCodes.usage };
  const { InvalidOptionError, SmartAlexError } = await import("@smartalex/sdk");
  if (error instanceof InvalidOptionError) {
    return { message: `${sourceOf[error.option] ?? error.option} ${error.problem}.`, exitCode: exitCodes.usage };
  }
  if (error instanceof SmartAlexError) return { message: messageOf(error), exitCode: exitCodeOf[error.name] };
  const message = `something went wrong inside: ${String(error)}. Please report it.`;
  return { message, exitCode: exitCodes.internal };
}

/** The client's own words, and the next command where there is one. */
function messageOf({ message, name }: SmartAlexError): string {
  if (name === "AbortError") return "interrupted.";
  return name === "NotFoundError" ? `${message} Next: smartalex calls list` : message;
}
