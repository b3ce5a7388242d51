import { callDetailFields, callFields, transcriptTurnFields } from "@smartalex/contract/constants";
import { expect, test } from "vitest";
import { formatFields, parseFields } from "../src/options/fields.ts";

test("fields are those that are named, in their order", () => {
  expect(parseFields("cost, id", callFields).map(({ name, type }) => [name, type])).toEqual([
    ["cost", "number"],
    ["id", "string"],
  ]);
  expect(parseFields("text,speaker", transcriptTurnFields).map(({ name }) => name)).toEqual(["text", "speaker"]);
});

const known = callFields.map(({ name }) => name).join(", ");

test.each([
  ["duration", `--fields: "duration" is no field. Did you mean duration_seconds? Known are ${known}.`],
  ["id,agnet_id", `--fields: "agnet_id" is no field. Did you mean agent_id? Known are ${known}.`],
  ["ID", `--fields: "ID" is no field. Did you mean id? Known are ${known}.`],
  ["summary", `--fields: "summary" is no field. Use one of ${known}.`],
  ["zzz", `--fields: "zzz" is no field. Use one of ${known}.`],
  ["id,cost,id", '--fields has "id" twice. Leave one out.'],
  ["id,,cost", '--fields "id,,cost" has an empty name. Write id,cost: a comma between names.'],
  ["", '--fields "" has an empty name. Write id,cost: a comma between names.'],
])("--fields %j is a mistake, and says what was meant", (given, message) => {
  expect(() => parseFields(given, callFields)).toThrow(
    expect.objectContaining({ name: "UsageError", exitCode: 2, message }),
  );
});

test("the help of the fields tells all that is known of each", async () => {
  await expect(formatFields(callDetailFields)).toMatchFileSnapshot("snapshots/fields-of-a-call.txt");
});
