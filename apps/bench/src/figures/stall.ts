import { candidateNames, OURS, type CandidateName } from "../candidates/candidates.ts";
import { atMost, type Figure } from "../figure.ts";
import { milliseconds } from "../format.ts";
import { inChild } from "../in-child.ts";
import type { JobResult } from "../jobs/jobs.ts";
import { NO_LIMIT } from "../rules.ts";
import { withServer } from "../with-server.ts";

const TIMEOUT_MS = 300;
const LATEST_MS = 350;
const GIVE_UP_MS = 3_000;

/** The behavior of clients if a server stops in the middle of a response. */
export const stall: Figure = {
  title: "Stall",
  about:
    `The server sends the headers and the beginning of a body, and then nothing. Each client has a timeout of ${TIMEOUT_MS} ms and no ` +
    "retries; `fetch`, openapi-fetch and Octokit have no such option, and get `AbortSignal.timeout`. " +
    `After ${GIVE_UP_MS / 1000} s, the measurement stops.`,
  async run() {
    const outcomes = new Map<CandidateName, JobResult<"stall">>();
    await withServer({ calls: 100, latencyMs: 0, limit: NO_LIMIT }, async ({ origin }) => {
      const input = { giveUpMs: GIVE_UP_MS, setting: { origin, timeoutMs: TIMEOUT_MS } };
      for (const name of candidateNames) outcomes.set(name, await inChild("stall", name, input));
    });
    const ours = outcomes.get(OURS);
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
        atMost("settles after", LATEST_MS, ours?.settledMs ?? NaN, milliseconds),
        { what: "with", wanted: "a `TimeoutError`", measured: ours?.outcome ?? "hangs", isMet: isTyped },
      ],
    };
  },
};
