import { expect, test } from "vitest";
import type { ChangesState } from "@smartalex/sdk";
import { HOUR_MS, MINUTE_MS } from "./changing-world.ts";
import { life, run, serverOf, START_MS } from "./feed-runs.ts";

const details = true;

test("a call whose details have a field that rows lack is delivered once for each change", async () => {
  const lives = [life("call_1", START_MS, { summaryMs: START_MS + 20 * MINUTE_MS })]; // its row does not change
  const server = serverOf(lives, { moreDetails: { language: "en" } });
  const delivered: string[] = [];
  let state: ChangesState | undefined;
  for (let minutes = 0; minutes < 180; minutes += 10) {
    server.nowMs = START_MS + minutes * MINUTE_MS;
    const next = await run(server, { details, state });
    delivered.push(...next.upserts);
    state = JSON.parse(JSON.stringify(next.state)) as ChangesState;
  }
  expect(delivered).toEqual(["call_1", "call_1"]);
});

test("a row that changes and changes back is not delivered again with the same details", async () => {
  const server = serverOf([life("call_1", START_MS - HOUR_MS)]);
  const first = await run(server, { details });
  const changed = structuredClone(first.state) as unknown as { calls: [[string, number, string, string]] };
  changed.calls[0][2] = "print of another row";
  server.nowMs += MINUTE_MS;
  const next = await run(server, { details, state: changed as unknown as ChangesState });
  expect(next).toMatchObject({ upserts: [], added: [] });
  expect(next.state?.calls).toEqual(first.state?.calls);
});
