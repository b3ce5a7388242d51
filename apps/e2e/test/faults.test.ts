import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outcome } from "./faults/client.ts";
import { faultCases } from "./faults/cases.ts";
import { compareOutcomes, type FaultSummary } from "./faults/compare-outcomes.ts";
import { serve } from "./faults/servers.ts";
import { ENTRY, runtimes, type Runtime } from "./runtimes.ts";

const folder = mkdtempSync(join(tmpdir(), "smartalex-faults-"));
const results = new Map<string, FaultSummary>();

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("faults/client.ts", import.meta.url))],
    outfile: join(folder, ENTRY),
    bundle: true,
    format: "esm",
    tsconfigRaw: {}, // without the paths of the tsconfig, so that the built SDK is used
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  process.stdout.write(table());
});

for (const runtime of runtimes) {
  const { missing, name } = runtime;
  const where = missing === undefined ? name : `${name} (SKIPPED, ${missing})`;
  test.skipIf(missing !== undefined)(`every fault causes a typed error or correct data, in ${where}`, async () => {
    const { requestsElsewhere, summary } = await runFaultCases(runtime);
    results.set(name, summary);
    const none = { silentSuccesses: 0, untypedErrors: 0, keysShown: 0, failures: [] };
    expect(summary).toEqual({ cases: faultCases.length, ...none });
    expect(requestsElsewhere).toEqual([]);
  });
}

/** Runs every fault case in a runtime, each with its own server. Redirects lead to another server, which records its requests. */
async function runFaultCases({
  hidesRedirects,
  run,
}: Runtime): Promise<{ summary: FaultSummary; requestsElsewhere: string[] }> {
  const requestsElsewhere: string[] = [];
  const elsewhere = await serve({
    handler: ({ url }) => {
      requestsElsewhere.push(url);
      return { status: 200, headers: {}, body: undefined };
    },
  });
  const servers = await Promise.all(faultCases.map(({ server }) => serve(server, elsewhere.baseUrl)));
  try {
    const jobs = faultCases.map(({ settings, name, operation }, index) => {
      return { name, operation, baseUrl: servers[index]?.baseUrl ?? "", ...settings };
    });
    const outcomes = (await run(folder, jobs)) as Outcome[]; // as `client.ts` returns them
    return { summary: await compareOutcomes(faultCases, outcomes, { hidesRedirects }), requestsElsewhere };
  } finally {
    await Promise.all([elsewhere, ...servers].map(({ close }) => close()));
  }
}

/** Formats the results as a table. */
function table(): string {
  const rows = [...results].map(([name, summary]) => {
    return [name, String(summary.cases), String(summary.silentSuccesses), String(summary.untypedErrors)];
  });
  const head = ["runtime", "cases", "silent successes", "untyped errors"];
  return [head, ...rows]
    .map(
      (row) =>
        `${row
          .map((cell) => cell.padEnd(18))
          .join("")
          .trimEnd()}\n`,
    )
    .join("");
}
