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
  const look = { columns, colorize: stdout.colorize };
  const tell = async (text: string) => {
    if (format === "table") await stdout.write(text);
  };

  const result = await context.connection(options);
  const connection = { ...result, apiKey: result.apiKey.trim(), fetch: result.fetch ?? io.fetch };
  const client = new SmartAlex({ ...connection, appInfo, clock, maxRetries: 0 }); // throws for a base URL to which the client does not send keys
  const subject = resolveTarget(options, connection, context);
  await tell(formatTarget(subject, look));

  const baseUrl = options.sandbox ? undefined : connection.baseUrl;
  const withFlags = (check: Check) => {
    return check.outcome === "failed" ? { ...check, next: nextCommand(check.next, { flags: options }) } : check;
  };

  const first = await probe(client, io);
  const rate = first.headers && parseRateLimitHeaders(first.headers, serverMs(first.headers, first.receivedMs));
  const aheadMs = clockSkewMs(first);
  const quick = [
    checkNetwork(first, baseUrl),
    checkKey(first, subject?.key),
    checkRateLimit(first, rate),
    checkClock(aheadMs, platform),
  ].map(withFlags);
  await tell(formatChecks(quick, look));

  const { contract: judged, examination } = await runContract();
  const contract = withFlags(judged);
  const checks = [...quick, contract];
  await tell(formatChecks([contract], look) + (examination ? formatContractReport(examination, look) : ""));
  if (format === "json") {
    const report = reportToJson({ subject, checks, rate, aheadMs, examination });
    await stdout.write(toJson(report, stdout.isTerminal ? 2 : 0));
  }
  throwFailure(checks);

  async function runContract(): Promise<{ contract: Check; examination?: ContractReport }> {
    const barrier = contractPrecondition(first, baseUrl);
    if (barrier) return { contract: barrier };
    const forbiddenKey = options.sandbox ? undefined : nonEmpty(env["SMARTALEX_FORBIDDEN_KEY"])?.trim();
    const examination = await runContractChecks({ ...connection, forbiddenKey }, io);
    return { contract: checkContract(examination, { isJson: format === "json" }), examination };
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
