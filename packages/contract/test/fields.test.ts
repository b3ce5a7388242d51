import {
  callDetailFields,
  callDetailValidator,
  callFields,
  callStatusValues,
  transcriptTurnFields,
} from "@smartalex/contract";
import { expect, test } from "vitest";
import { document } from "./document.ts";

test("every field of a record is told, in the order of the document", () => {
  const call = document.components.examples.getCall.value.data;
  expect(new Set(callDetailFields.map(({ name }) => name))).toEqual(new Set(Object.keys(call)));
  expect(callDetailFields.slice(0, callFields.length)).toEqual(callFields);
  expect(transcriptTurnFields.map(({ name }) => name)).toEqual(Object.keys(call.transcript[0] ?? {}));
});

test("a field says its type, whether it can be null, and its known values", () => {
  const fieldOf = (wanted: string) => callDetailFields.find(({ name }) => name === wanted);
  expect(fieldOf("start_timestamp")).toMatchObject({ type: "timestamp", nullable: false });
  expect(fieldOf("end_timestamp")).toMatchObject({ type: "timestamp", nullable: true });
  expect(fieldOf("duration_seconds")).toMatchObject({ type: "integer", nullable: false });
  expect(fieldOf("cost")).toMatchObject({ type: "number", nullable: true });
  expect(fieldOf("campaign_id")).toMatchObject({ type: "string", nullable: true });
  expect(fieldOf("transcript")).toMatchObject({ type: "array", nullable: false });
  expect(fieldOf("call_status")).toMatchObject({ type: "string", values: callStatusValues });
});

test("the validators agree on what can be null", () => {
  const example = document.components.examples.getCall.value.data;
  const refused = callDetailFields.filter(({ name }) => {
    return callDetailValidator.strict.issues({ ...example, [name]: null }).length > 0;
  });
  expect(refused.map(({ name }) => name)).toEqual(
    callDetailFields.filter(({ nullable }) => !nullable).map(({ name }) => name),
  );
});
