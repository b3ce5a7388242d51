import type { Context } from "../context.ts";
import type { GlobalOptions } from "../options/global-options.ts";
import { rateTold } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";
import { CommandError } from "../errors.ts";
import type { Check } from "./check.ts";
import { judgeClock, skewMs } from "./check-clock.ts";
import { contractBarrier, judgeContract } from "./check-contract.ts";
import { examine, type Examination } from "./run-contract-checks.ts";
import { judgeKey } from "./check-key.ts";
import { judgeNetwork } from "./check-network.ts";
import { probe } from "./probe.ts";
import { judgeRateLimit } from "./check-rate-limit.ts";
import { reportJson } from "./report-json.ts";
import { subjectOf } from "./target.ts";
import { nextCommand } from "../format/errors/next-command.ts";
import { reportFormat, type ReportFormatOptions } from "../format/report-format.ts";
import { checksText, examinationText, subjectText } from "./format-report.ts";
import { toJson } from "../format/json.ts";
import { nonEmpty } from "../io/environment.ts";

/** The flags of `smartalex doctor`. */
export interface DoctorOptions extends GlobalOptions, ReportFormatOptions {}

/** Runs `smartalex doctor`. Throws `CommandError` where a check fails, after the report. */
export async function runDoctor(options: DoctorOptions, context: Context): Promise<void> {
  const { terminal } = context;
  const { clock, env, platform, stdout } = terminal;
  const { columns, format } = reportFormat(options, { setting: context.setting("output"), stdout });
  const look = { columns, paint: stdout.paint };
  const tell = async (text: string) => {
    if (format === "table") await stdout.write(text);
  };

  const found = await context.connection(options);
  const connection = { ...found, apiKey: found.apiKey.trim(), fetch: found.fetch ?? terminal.fetch };
  const client = new SmartAlex({ ...connection, clock, maxRetries: 0 }); // refuses what no key may be sent to
  const subject = subjectOf(options, connection, context);
  await tell(subjectText(subject, look));

  const baseUrl = options.sandbox ? undefined : connection.baseUrl;
  const withFlags = (check: Check) => {
    return check.outcome === "failed" ? { ...check, next: nextCommand(check.next, { flags: options }) } : check;
  };

  const first = await probe(client, terminal);
  const rate = first.headers && rateTold(first.headers, serverMs(first.headers, first.receivedMs));
  const aheadMs = skewMs(first);
  const quick = [
    judgeNetwork(first, baseUrl),
    judgeKey(first, subject?.key),
    judgeRateLimit(first, rate),
    judgeClock(aheadMs, platform),
  ].map(withFlags);
  await tell(checksText(quick, look));

  const { contract: judged, examination } = await lookAtContract();
  const contract = withFlags(judged);
  const checks = [...quick, contract];
  await tell(checksText([contract], look) + (examination ? examinationText(examination, look) : ""));
  if (format === "json") {
    const report = reportJson({ subject, checks, rate, aheadMs, examination });
    await stdout.write(toJson(report, stdout.isTerminal ? 2 : 0));
  }
  failFor(checks);

  async function lookAtContract(): Promise<{ contract: Check; examination?: Examination }> {
    const barrier = contractBarrier(first, baseUrl);
    if (barrier) return { contract: barrier };
    const forbiddenKey = options.sandbox ? undefined : nonEmpty(env["SMARTALEX_FORBIDDEN_KEY"])?.trim();
    const examination = await examine({ ...connection, forbiddenKey }, terminal);
    return { contract: judgeContract(examination, { isJson: format === "json" }), examination };
  }
}

/** Throws `CommandError` for the gravest check that has failed: whatever else is wrong is not the clock's fault. */
function failFor(checks: readonly Check[]): void {
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
