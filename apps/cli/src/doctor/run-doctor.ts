import { appInfo, type Context } from "../context.ts";
import type { GlobalOptions } from "../options/global-options.ts";
import { parseRateLimitHeaders } from "@smartalex/conformance";
import { SmartAlex } from "@smartalex/sdk";
import { CommandError } from "../errors.ts";
import type { Check } from "./check.ts";
import { checkClock, clockSkewMs } from "./check-clock.ts";
import { contractPrecondition, checkContract } from "./check-contract.ts";
import { runContractChecks, type ContractReport } from "./run-contract-checks.ts";
import { checkKey } from "./check-key.ts";
import { checkNetwork } from "./check-network.ts";
import { probe } from "./probe.ts";
import { checkRateLimit } from "./check-rate-limit.ts";
import { reportToJson } from "./report-json.ts";
import { resolveTarget } from "./target.ts";
import { nextCommand } from "../format/errors/next-command.ts";
import { resolveReportFormat, type ReportFormatOptions } from "../format/report-format.ts";
import { formatChecks, formatContractReport, formatTarget } from "./format-report.ts";
import { toJson } from "../format/json.ts";
import { nonEmpty } from "../io/environment.ts";

/** Flags of `smartalex doctor`. */
export interface DoctorOptions extends GlobalOptions, ReportFormatOptions {}

/** Runs `smartalex doctor`. Throws `CommandError` after the report if a check failed. */
export async function runDoctor(options: DoctorOptions, context: Context): Promise<void> {
  const { io } = context;
  const { clock, env, platform, stdout } = io;
  const { columns, format } = resolveReportFormat(options, { setting: context.setting("output"), stdout });
  const style = { columns, colorize: stdout.colorize };
  const print = async (text: string) => {
    if (format === "table") await stdout.write(text);
  };

  const result = await context.connection(options);
  const connection = { ...result, apiKey: result.apiKey.trim(), fetch: result.fetch ?? io.fetch };
  const client = new SmartAlex({ ...connection, appInfo, clock, maxRetries: 0 }); // throws for a base URL to which the client does not send keys
  const target = resolveTarget(options, connection, context);
  await print(formatTarget(target, style));

  const baseUrl = options.sandbox ? undefined : connection.baseUrl;
  const withFlags = (check: Check) => {
    return check.outcome === "failed" ? { ...check, next: nextCommand(check.next, { flags: options }) } : check;
  };

  const response = await probe(client, io);
  const rate =
    response.headers && parseRateLimitHeaders(response.headers, serverMs(response.headers, response.receivedMs));
  const aheadMs = clockSkewMs(response);
  const basicChecks = [
    checkNetwork(response, baseUrl),
    checkKey(response, target?.key),
    checkRateLimit(response, rate),
    checkClock(aheadMs, platform),
  ].map(withFlags);
  await print(formatChecks(basicChecks, style));

  const { contract: contractCheck, contractReport } = await runContract();
  const contract = withFlags(contractCheck);
  const checks = [...basicChecks, contract];
  await print(formatChecks([contract], style) + (contractReport ? formatContractReport(contractReport, style) : ""));
  if (format === "json") {
    const report = reportToJson({ target, checks, rate, aheadMs, contractReport });
    await stdout.write(toJson(report, stdout.isTerminal ? 2 : 0));
  }
  throwFailure(checks);

  async function runContract(): Promise<{ contract: Check; contractReport?: ContractReport }> {
    const precondition = contractPrecondition(response, baseUrl);
    if (precondition) return { contract: precondition };
    const forbiddenKey = options.sandbox ? undefined : nonEmpty(env["SMARTALEX_FORBIDDEN_KEY"])?.trim();
    const contractReport = await runContractChecks({ ...connection, forbiddenKey }, io);
    return { contract: checkContract(contractReport, { isJson: format === "json" }), contractReport };
  }
}

/** Throws `CommandError` for the most severe failed check. The clock is the least severe. */
function throwFailure(checks: readonly Check[]): void {
  const failed = checks.flatMap((check) => (check.outcome === "failed" ? [check] : []));
  const gravest = failed.find(({ name }) => name !== "clock") ?? failed[0];
  if (!gravest) return;
  const { code, exitCode, next } = gravest;
  const names = failed.map(({ name }) => name).join(", ");
  throw new CommandError(`${failed.length} of ${checks.length} checks failed: ${names}.`, {
    code,
    exitCode,
    hint: next,
  });
}

function serverMs(headers: Headers, receivedMs: number): number {
  const dateMs = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(dateMs) ? receivedMs : dateMs;
}
