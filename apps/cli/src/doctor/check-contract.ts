import { commandLine } from "@smartalex/node-files";
import type { SmartAlexError, SmartAlexErrorName } from "@smartalex/sdk";
import { exitCodes } from "../exit-codes.ts";
import { pluralize } from "../format/numbers.ts";
import { suggestVersionedUrl } from "../format/errors/base-url-advice.ts";
import { RESPONSE_COMMAND, BASE_URL_COMMAND, type Check } from "./check.ts";
import type { ContractReport } from "./run-contract-checks.ts";
import { isList, PROBE_PATH, type Probe } from "./probe.ts";

/** Why the contract is not looked at where one has to wait, or to do something else first. */
const BEFORE: Partial<Record<SmartAlexErrorName, string>> = {
  AuthenticationError: "It is looked at with a key that may read calls.",
  ConnectionError: "There was no answer to look at.",
  PermissionDeniedError: "It is looked at with a key that may read calls.",
  RateLimitError: "It is looked at when the rate limit lets requests pass.",
  TimeoutError: "There was no answer to look at.",
};

/** Why the contract is not looked at, judged by the first answer; `undefined` where it can be. */
export function contractPrecondition({ body, error, headers }: Probe, baseUrl: string | undefined): Check | undefined {
  if (!error && isList(body)) return undefined;
  const failed = (result: string, { code = "invalid_response", next = BASE_URL_COMMAND } = {}): Check => {
    return { name: "contract", outcome: "failed", found: result, exitCode: exitCodes.serverError, code, next };
  };
  const other = (what: string): Check => {
    const advice = baseUrl === undefined ? undefined : suggestVersionedUrl(baseUrl);
    const match = `GET ${PROBE_PATH} ${what} (${type}): the base URL is not that of a SmartAlex API.`;
    // Not this command again: calls tell more than one more report.
    if (advice)
      return failed(`${match} ${advice.sentence}`, {
        next: commandLine`smartalex calls list --base-url ${advice.baseUrl}`,
      });
    return failed(match);
  };
  const type = headers?.get("content-type")?.slice(0, 60) ?? "of no content type";
  if (!error) return other("gives no list of calls");
  const { code, message, name, status = 0 } = error;
  const before = BEFORE[name];
  if (before !== undefined) return { name: "contract", outcome: "unclear", found: before };
  if (name === "ServerError") return failed(message + requestText(error), { code, next: RESPONSE_COMMAND });
  const target = headers?.get("location") ?? "";
  if (status < 400 && target !== "" && URL.canParse(target, baseUrl)) {
    const { host } = new URL(target, baseUrl);
    return failed(
      `The server redirects to ${host} (${status}). The key stays with its host, so nobody was asked there.`,
    );
  }
  return other(`is answered ${status}`);
}

/** Whether all that SmartAlex documents holds, as far as it was seen. A report as JSON has the violations already. */
export function checkContract(
  { brokeOff, contract, requests }: ContractReport,
  { isJson }: { isJson: boolean },
): Check {
  if (brokeOff !== undefined) {
    const result = `It could not be looked at to its end: ${brokeOff}.`;
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

/** For those who report the failure. */
function requestText({ requestId }: SmartAlexError): string {
  return requestId === undefined ? "" : ` Request id: ${requestId}.`;
}
