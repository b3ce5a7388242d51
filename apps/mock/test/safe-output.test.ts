import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText, hostileTexts, unsafeIn } from "../../../packages/node-files/test/hostile-text.ts";
import { oneLine } from "../src/commands/errors.ts";
import { reportJson, reportTable } from "../src/commands/verify-report.ts";
import type { Finding } from "../../../packages/conformance/src/checks/finding.ts";

/** Returns the output of `verify` for a server that responds with a text. */
function reports(text: string) {
  const finding: Finding = {
    group: "bodies",
    check: "A list is { data, meta }",
    outcome: "fails",
    seen: text,
    violations: [{ path: `/calls?status=${text}`, pointer: `/meta/${text}`, message: text }],
  };
  return { baseUrl: `http://127.0.0.1:4010/${text}`, requests: 1, findings: [finding] };
}

test("10,000 texts of a server, a file or a flag: verify and the errors of the mock print nothing unsafe", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const report = reports(text);
      const error = oneLine(`error: cannot read ${text}: the file does not exist`);
      expect(error.split("\n")).toHaveLength(2);
      for (const printed of [reportTable(report), reportJson(report), error]) {
        expect(printed.split("\n").map(unsafeIn).find(Boolean)).toBeUndefined();
      }
      expect(JSON.parse(reportJson(report))).toMatchObject(report);
    }),
    { numRuns: 10_000, examples: hostileTexts.map((text) => [text]) },
  );
});

test("one sanitizer decides for all programs which characters are unsafe", () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const sources = ["apps", "packages"].flatMap((folder) => {
    return readdirSync(`${root}${folder}`).flatMap((name) => filesIn(`${folder}/${name}/src`));
  });
  const own = sources.filter((file) => readFileSync(`${root}${file}`, "utf8").includes(String.raw`\p{Cc}`));
  expect(own).toEqual(["packages/node-files/src/safe-text.ts"]);

  function filesIn(folder: string): string[] {
    const names = readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" });
    return names.filter((name) => name.endsWith(".ts")).map((name) => `${folder}/${name}`);
  }
});
