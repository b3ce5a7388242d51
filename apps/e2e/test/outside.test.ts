import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleChecks } from "./outside/bundle-checks.ts";
import type { Check, Facts } from "./outside/check.ts";
import { commandChecks } from "./outside/command-checks.ts";
import { preparePlace } from "./outside/place.ts";
import { runtimeChecks } from "./outside/runtime-checks.ts";
import { serverFacts } from "./outside/server-facts.ts";
import { tableOf } from "./outside/table.ts";
import { typescriptChecks } from "./outside/typescript-checks.ts";

const groups = [runtimeChecks, typescriptChecks, bundleChecks, commandChecks];
const results = new Map<Check, string>();
let place: Awaited<ReturnType<typeof preparePlace>>;
let expected: Facts;

beforeAll(async () => {
  place = await preparePlace("2026-01-16T12:00:00Z");
  expected = await serverFacts(place.baseUrl);
}, 120_000);
afterAll(async () => {
  await place.close();
  process.stdout.write(`\n${groups.map((checks) => tableOf(checks, results)).join("\n\n")}\n\n`);
});

test("the server has calls to give", () => {
  expect(expected.ids).toHaveLength(100);
  expect(expected.said).toContain("Hi, I'd like to schedule an appointment.");
});

describe("what is published gives a stranger the calls", () => {
  for (const check of groups.flat()) {
    const { missing, modules, name, run, subject, unpromised } = check;
    if (unpromised !== undefined) continue;
    const title = `${subject}, ${modules}, ${name}`;
    test
      .skipIf(missing !== undefined)
      .concurrent(missing === undefined ? title : `${title} (SKIPPED, ${missing})`, async () => {
        results.set(check, "failed");
        expect(await run(place)).toEqual(expected);
        results.set(check, "passed");
      });
  }
});
