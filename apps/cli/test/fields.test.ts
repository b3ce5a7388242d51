import { callDetailFields, callFields, transcriptTurnFields } from "@smartalex/contract/constants";
import { expect, test } from "vitest";
import { formatFields, parseFields } from "../src/options/fields.ts";

test("fields are selected by name, in their order", () => {
  expect(parseFields("cost, id", callFields).map(({ name, type }) => [name, type])).toEqual([
    ["cost", "number"],
    ["id", "string"],
  ]);
  expect(parseFields("text,speaker", transcriptTurnFields).map(({ name }) => name)).toEqual(["text", "speaker"]);
});

const known = callFields.map(({ name }) => name).join(", ");

test.each([
  ["duration", `--fields: unknown field "duration". Did you mean duration_seconds? Available fields: ${known}.`],
  ["id,agnet_id", `--fields: unknown field "agnet_id". Did you mean agent_id? Available fields: ${known}.`],
  ["ID", `--fields: unknown field "ID". Did you mean id? Available fields: ${known}.`],
  ["summary", `--fields: unknown field "summary". Use one of ${known}.`],
  ["zzz", `--fields: unknown field "zzz". Use one of ${known}.`],
  ["id,cost,id", 'Invalid value for --fields: "id" is repeated. Remove one of them.'],
  ["id,,cost", 'Invalid value for --fields: "id,,cost" contains an empty name. Separate names with commas: id,cost.'],
  ["", 'Invalid value for --fields: "" contains an empty name. Separate names with commas: id,cost.'],
])("--fields %j is rejected, with a suggestion", (given, message) => {
  expect(() => parseFields(given, callFields)).toThrow(
    expect.objectContaining({ name: "UsageError", exitCode: 2, message }),
  );
});

test("the list of fields contains all that is known about each", async () => {
  await expect(formatFields(callDetailFields)).toMatchFileSnapshot("snapshots/fields-of-a-call.txt");
});
