import { commandLine } from "@smartalex/node-files";
import type { SmartAlexError, SmartAlexErrorName } from "@smartalex/sdk";
import { exitCodes } from "../exit-codes.ts";
import { pluralize } from "../format/numbers.ts";
import { suggestVersionedUrl } from "../format/errors/base-url-advice.ts";
import { RESPONSE_COMMAND, BASE_URL_COMMAND, type Check } from "./check.ts";
import type { ContractReport } from "./run-contract-checks.ts";
import { isList, PROBE_PATH, type Probe } from "./probe.ts";

/** Why the contract checks cannot run yet, by the error of the first request. */
const BEFORE: Partial<Record<SmartAlexErrorName, string>> = {
  AuthenticationError: "Not checked: requires a key that can read calls.",
  ConnectionError: "Not checked: no response.",
  PermissionDeniedError: "Not checked: requires a key that can read calls.",
  RateLimitError: "Not checked: the rate limit does not allow requests at the moment.",
  TimeoutError: "Not checked: no response.",
};

/** Returns why the contract checks cannot run, judging by the first response. Returns `undefined` if they can. */
export function contractPrecondition({ body, error, headers }: Probe, baseUrl: string | undefined): Check | undefined {
  if (!error && isList(body)) return undefined;
  const failed = (result: string, { code = "invalid_response", next = BASE_URL_COMMAND } = {}): Check => {
    return { name: "contract", outcome: "failed", found: result, exitCode: exitCodes.serverError, code, next };
  };
  const other = (what: string): Check => {
    const advice = baseUrl === undefined ? undefined : suggestVersionedUrl(baseUrl);
    const match = `GET ${PROBE_PATH} ${what} (${type}): the base URL does not belong to a SmartAlex API.`;
    // Suggest another command: listing calls shows more than another report.
    if (advice)
      return failed(`${match} ${advice.sentence}`, {
        next: commandLine`smartalex calls list --base-url ${advice.baseUrl}`,
      });
    return failed(match);
  };
  const type = headers?.get("content-type")?.slice(0, 60) ?? "no content type";
  if (!error) return other("did not return a list of calls");
  const { code, message, name, status = 0 } = error;
  const before = BEFORE[name];
  if (before !== undefined) return { name: "contract", outcome: "unclear", found: before };
  if (name === "ServerError") return failed(message + formatRequestId(error), { code, next: RESPONSE_COMMAND });
  const target = headers?.get("location") ?? "";
  if (status < 400 && target !== "" && URL.canParse(target, baseUrl)) {
    const { host } = new URL(target, baseUrl);
    return failed(
      `The server redirects to ${host} (${status}). The key is sent only to its own host, so the redirect was not ` +
        "followed.",
    );
  }
  return other(`returned ${status}`);
}

/** Checks whether the documented behavior holds. A JSON report already contains the violations. */
export function checkContract(
  { brokeOff, contract, requests }: ContractReport,
  { isJson }: { isJson: boolean },
): Check {
  if (brokeOff !== undefined) {
    const result = `The checks were not completed: ${brokeOff}.`;
    return {
      name: "contract",
      outcome: "failed",
      found: result,
      exitCode: exitCodes.incomplete,
      code: "incomplete",
      next: RESPONSE_COMMAND,
    };
  }
  const [holding, failing, unclear] = (["holds", "fails", "unclear"] as const).map((outcome) => {
    return contract.filter((finding) => finding.outcome === outcome).length;
  });
  const match = `${holding} checks hold, ${failing} fail, ${unclear} are unclear, in ${pluralize(requests, "request")}.`;
  if (failing === 0) return { name: "contract", outcome: "ok", found: match };
  const fault = {
    exitCode: exitCodes.serverError,
    code: "contract_violated",
    next: isJson ? RESPONSE_COMMAND : commandLine`smartalex doctor --json`,
  };
  return { name: "contract", outcome: "failed", found: match, ...fault };
}

/** Helps to report the error. */
function formatRequestId({ requestId }: SmartAlexError): string {
  return requestId === undefined ? "" : ` Request ID: ${requestId}.`;
}
