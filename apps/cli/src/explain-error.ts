import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { safeText } from "./print/safe-text.ts";
import { UsageError } from "./usage-error.ts";

/** What to print on stderr for an error, in one line, and the exit code that it means. */
export async function explainError(error: unknown): Promise<{ text: string; exitCode: ExitCode }> {
  const { message, next, exitCode } = await explain(error);
  return { text: `smartalex: ${safeText([message, next].filter(Boolean).join(" "))}\n`, exitCode };
}

async function explain(error: unknown): Promise<{ message: string; next?: string; exitCode: ExitCode }> {
  if (error instanceof UsageError) return { message: error.message, exitCode: exitCodes.usage };
  const { SmartAlexError } = await import("@smartalex/sdk");
  if (!(error instanceof SmartAlexError)) {
    const message = `something went wrong inside: ${String(error)}. Please report it.`;
    return { message, exitCode: exitCodes.internal };
  }
  const { message } = error;
  switch (error.name) {
    case "AbortError":
      return { message: "interrupted.", exitCode: exitCodes.interrupted };
    case "AuthenticationError":
    case "PermissionDeniedError":
      return { message, exitCode: exitCodes.authentication };
    case "NotFoundError":
      return { message, next: "Next: smartalex calls list", exitCode: exitCodes.notFound };
    case "RateLimitError":
      return { message, exitCode: exitCodes.rateLimited };
    case "ConnectionError":
    case "TimeoutError":
      return { message, exitCode: exitCodes.network };
    case "ServerError":
    case "InvalidResponseError":
      return { message, exitCode: exitCodes.serverError };
    default:
      return { message: message.replace("The option baseUrl", "The base URL"), exitCode: exitCodes.usage };
  }
}
