import { candidateNames, OUR_SDK, type CandidateName } from "../../candidates/candidates.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { milliseconds } from "../../format.ts";
import { runWorkload } from "../../workloads/run-workload.ts";
import type { WorkloadResult } from "../../workloads/workloads.ts";
import { NO_LIMIT } from "../../server/server-options.ts";
import { withServer } from "../../server/with-server.ts";

const TIMEOUT_MS = 300;
const MAX_SETTLED_MS = 350;
const GIVE_UP_MS = 3_000;

/** The behavior of clients if a server stops in the middle of a response. */
export const hangingServer: Benchmark = {
  title: "Hanging server",
  description:
    `The server sends the headers and the beginning of a body, and then nothing. Each client has a timeout of ${TIMEOUT_MS} ms and no ` +
    "retries; `fetch`, openapi-fetch and Octokit have no such option, and get `AbortSignal.timeout`. " +
    `After ${GIVE_UP_MS / 1000} s, the measurement stops.`,
  async run() {
    const outcomes = new Map<CandidateName, WorkloadResult<"hangingServer">>();
    await withServer({ calls: 100, latencyMs: 0, limit: NO_LIMIT }, async ({ origin }) => {
      const input = { giveUpMs: GIVE_UP_MS, settings: { origin, timeoutMs: TIMEOUT_MS } };
      for (const name of candidateNames) outcomes.set(name, await runWorkload("hangingServer", name, input));
    });
    const ours = outcomes.get(OUR_SDK);
    const isTyped = ours?.outcome === "TimeoutError";
    return {
      tables: [
        {
          head: ["client", "settles after", "with"],
          rows: [...outcomes].map(([name, { outcome, settledMs }]) => {
            return outcome === undefined ? [name, "", "hangs"] : [name, milliseconds(settledMs), outcome];
          }),
        },
      ],
      targets: [
        atMost("settles after", MAX_SETTLED_MS, ours?.settledMs ?? NaN, milliseconds),
        { label: "with", expected: "a `TimeoutError`", measured: ours?.outcome ?? "hangs", isMet: isTyped },
      ],
    };
  },
};
