import { expect, test } from "vitest";
import { candidateNames } from "../src/candidates/candidates.ts";
import { inChild } from "../src/in-child.ts";
import { NO_LIMIT } from "../src/rules.ts";
import { withServer } from "../src/with-server.ts";

test("every client reads every call of the same server", async () => {
  await withServer({ calls: 250, latencyMs: 0, limit: NO_LIMIT }, async ({ origin }) => {
    for (const name of candidateNames) {
      expect({ name, ...(await inChild("list", name, { setting: { origin } })) }).toMatchObject({ name, calls: 250 });
    }
  });
});
