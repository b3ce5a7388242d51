import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outcome } from "./faults/ask.ts";
import { faultCases } from "./faults/cases.ts";
import { judge, type Verdict } from "./faults/judge.ts";
import { serve } from "./faults/servers.ts";
import { runtimes, type Runtime } from "./runtimes.ts";

const folder = mkdtempSync(join(tmpdir(), "smartalex-faults-"));
const verdicts = new Map<string, Verdict>();

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("faults/ask.ts", import.meta.url))],
    outfile: join(folder, "ask.mjs"),
    bundle: true,
    format: "esm",
    tsconfigRaw: {}, // without its paths: the SDK as it was built
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  process.stdout.write(table());
});

for (const runtime of runtimes) {
  const { missing, name } = runtime;
  const where = missing === undefined ? name : `${name} (SKIPPED, ${missing})`;
  test.skipIf(missing !== undefined)(
    `no fault passes for a success, and every error is typed, in ${where}`,
    async () => {
      const { askedElsewhere, verdict } = await meetFaults(runtime);
      verdicts.set(name, verdict);
      const none = { silentSuccesses: 0, untypedErrors: 0, keysShown: 0, surprises: [] };
      expect(verdict).toEqual({ cases: faultCases.length, ...none });
      expect(askedElsewhere).toEqual([]);
    },
  );
}

/** Lets a runtime meet every fault, each on a server of its own. Redirects lead to another, which notes what it is asked. */
async function meetFaults({ hidesRedirects, run }: Runtime): Promise<{ verdict: Verdict; askedElsewhere: string[] }> {
  const askedElsewhere: string[] = [];
  const elsewhere = await serve({
    answer: ({ url }) => {
      askedElsewhere.push(url);
      return { status: 200, headers: {}, body: undefined };
    },
  });
  const servers = await Promise.all(faultCases.map(({ server }) => serve(server, elsewhere.baseUrl)));
  try {
    const jobs = faultCases.map(({ manner, name, question }, index) => {
      return { name, question, baseUrl: servers[index]?.baseUrl ?? "", ...manner };
    });
    const outcomes = (await run(folder, jobs)) as Outcome[]; // as `ask.ts` gives them
    return { verdict: await judge(faultCases, outcomes, { hidesRedirects }), askedElsewhere };
  } finally {
    await Promise.all([elsewhere, ...servers].map(({ close }) => close()));
  }
}

/** What came out, for people. */
function table(): string {
  const rows = [...verdicts].map(([name, verdict]) => {
    return [name, String(verdict.cases), String(verdict.silentSuccesses), String(verdict.untypedErrors)];
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
