import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleChecks } from "./consumers/bundle-checks.ts";
import type { Check, CallData } from "./consumers/check.ts";
import { commandChecks } from "./consumers/command-checks.ts";
import { prepareEnvironment } from "./consumers/environment.ts";
import { runtimeChecks } from "./consumers/runtime-checks.ts";
import { fetchCallData } from "./consumers/fetch-call-data.ts";
import { formatTable } from "./consumers/table.ts";
import { typescriptChecks } from "./consumers/typescript-checks.ts";

const groups = [runtimeChecks, typescriptChecks, bundleChecks, commandChecks];
const results = new Map<Check, string>();
let environment: Awaited<ReturnType<typeof prepareEnvironment>>;
let expected: CallData;

beforeAll(async () => {
  environment = await prepareEnvironment("2026-01-16T12:00:00Z");
  expected = await fetchCallData(environment.baseUrl);
}, 120_000);
afterAll(async () => {
  await environment.close();
  process.stdout.write(`\n${groups.map((checks) => formatTable(checks, results)).join("\n\n")}\n\n`);
});

test("the server returns calls", () => {
  expect(expected.ids).toHaveLength(100);
  expect(expected.texts).toContain("Hi, I'd like to schedule an appointment.");
});

describe("a consumer of the published packages reads the calls", () => {
  for (const check of groups.flat()) {
    const { missing, modules, name, run, subject, unpromised } = check;
    if (unpromised !== undefined) continue;
    const title = `${subject}, ${modules}, ${name}`;
    test
      .skipIf(missing !== undefined)
      .concurrent(missing === undefined ? title : `${title} (SKIPPED, ${missing})`, async () => {
        results.set(check, "failed");
        expect(await run(environment)).toEqual(expected);
        results.set(check, "passed");
      });
  }
});
