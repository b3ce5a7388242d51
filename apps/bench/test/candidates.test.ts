import { expect, test } from "vitest";
import { candidateNames } from "../src/candidates/candidates.ts";
import { runWorkload } from "../src/workloads/run-workload.ts";
import { NO_LIMIT } from "../src/server/server-options.ts";
import { withServer } from "../src/server/with-server.ts";

test("every client reads every call of the same server", async () => {
  await withServer({ calls: 250, latencyMs: 0, limit: NO_LIMIT }, async ({ origin }) => {
    for (const name of candidateNames) {
      expect({ name, ...(await runWorkload("list", name, { settings: { origin } })) }).toMatchObject({
        name,
        calls: 250,
      });
    }
  });
});
