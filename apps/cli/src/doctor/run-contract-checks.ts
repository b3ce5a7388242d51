import { MAX_VERIFY_REQUESTS, verify, VerifyError, type Finding } from "@smartalex/conformance";
import { AbortError } from "@smartalex/sdk";
import type { Connection } from "../context.ts";
import { formatDuration } from "../format/time.ts";
import { createStatusLine } from "../io/status-line.ts";
import type { IOStreams } from "../io/io-streams.ts";
import { sleep } from "../io/sleep.ts";

/** The results of the contract checks. */
export interface ContractReport {
  requests: number;
  /** Documented behavior. */
  contract: readonly Finding[];
  /** Assumptions that the OpenAPI document makes beyond the documentation. */
  assumptions: readonly Finding[];
  /** Why the checks were not completed. */
  brokeOff: string | undefined;
}

/** Typical number of requests for a workspace with enough calls. */
const USUAL_REQUESTS = 60;
/** Shorter waits are not shown. */
const LONG_WAIT_MS = 2_000;

/** Runs the contract checks against a server, within its rate limit, and shows the progress. Throws `AbortError`. */
export async function runContractChecks(
  {
    forbiddenKey,
    ...connection
  }: Connection & { fetch: NonNullable<Connection["fetch"]>; forbiddenKey: string | undefined },
  { clock, env, signal, stderr }: Pick<IOStreams, "clock" | "env" | "signal" | "stderr">,
): Promise<ContractReport> {
  if (stderr.isTerminal) {
    const amount = `Sending about ${USUAL_REQUESTS} requests (at most ${MAX_VERIFY_REQUESTS})`;
    await stderr.write(`${amount}, within the rate limit.\n`);
  }
  const line = createStatusLine({ env, stderr });
  const findings: Finding[] = [];
  let requests = 0;
  let brokeOff: string | undefined;
  try {
    const result = verify({
      ...connection,
      forbiddenKey,
      signal,
      now: () => clock.now(),
      async sleep(durationMs) {
        const pauseText = `waiting ${formatDuration(Math.ceil(durationMs / 1_000))} for the rate limit`;
        if (durationMs > LONG_WAIT_MS) await line.show(`${requests} requests, ${pauseText}`);
        if (!(await sleep(durationMs, { clock, signal }))) throw new AbortError(signal.reason);
      },
      onRequest(count) {
        requests = count;
        void line.show(`request ${count}`);
      },
    });
    for await (const finding of result) findings.push(finding);
  } catch (error) {
    if (signal.aborted) throw new AbortError(signal.reason);
    if (!(error instanceof VerifyError)) throw error;
    brokeOff = error.message;
  } finally {
    await line.clear();
  }
  const isAssumption = ({ group }: Finding) => group === "assumptions";
  return {
    requests,
    contract: findings.filter((finding) => !isAssumption(finding)),
    assumptions: findings.filter(isAssumption),
    brokeOff,
  };
}
