import { expect, test } from "vitest";
import { startupMessage } from "../src/commands/startup-message.ts";
import { createMock } from "../src/mock.ts";
import { reportTable } from "../src/commands/verify-report.ts";
import { verify, type Finding } from "../src/index.ts";

const SEVERAL = /(?<![\d.,])1 (?:calls|requests|answers|errors|pages|times|values|transcripts)\b/;

test("one call has the singular in the startup message and in verify", async () => {
  const options = { calls: 1 };
  expect(await startupMessage("http://127.0.0.1:4010/v1", options)).toContain("with 1 call.");
  const mock = createMock(options);
  const findings: Finding[] = [];
  const baseUrl = "http://127.0.0.1:4010/v1";
  for await (const finding of verify({ baseUrl, apiKey: "any_key", fetch: mock.fetch })) findings.push(finding);
  const table = reportTable({ baseUrl, requests: 1, findings });
  expect(table).toContain("1 call, the whole list");
  expect(table.split("\n").filter((line) => SEVERAL.test(line))).toEqual([]);
});
