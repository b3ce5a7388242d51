import {
  callDetailFields,
  callDetailValidator,
  callFields,
  callStatusValues,
  transcriptTurnFields,
} from "@smartalex/contract";
import { expect, test } from "vitest";
import { document } from "./document.ts";

test("the metadata lists every field of a record, in the order of the document", () => {
  const call = document.components.examples.getCall.value.data;
  expect(new Set(callDetailFields.map(({ name }) => name))).toEqual(new Set(Object.keys(call)));
  expect(callDetailFields.slice(0, callFields.length)).toEqual(callFields);
  expect(transcriptTurnFields.map(({ name }) => name)).toEqual(Object.keys(call.transcript[0] ?? {}));
});

test("the metadata of a field has its type, its known values and whether it can be null", () => {
  const fieldOf = (fieldName: string) => callDetailFields.find(({ name }) => name === fieldName);
  expect(fieldOf("start_timestamp")).toMatchObject({ type: "timestamp", nullable: false });
  expect(fieldOf("end_timestamp")).toMatchObject({ type: "timestamp", nullable: true });
  expect(fieldOf("duration_seconds")).toMatchObject({ type: "integer", nullable: false });
  expect(fieldOf("cost")).toMatchObject({ type: "number", nullable: true });
  expect(fieldOf("campaign_id")).toMatchObject({ type: "string", nullable: true });
  expect(fieldOf("transcript")).toMatchObject({ type: "array", nullable: false });
  expect(fieldOf("call_status")).toMatchObject({ type: "string", values: callStatusValues });
});

test("the validators reject null for exactly the fields that cannot be null", () => {
  const example = document.components.examples.getCall.value.data;
  const rejected = callDetailFields.filter(({ name }) => {
    return callDetailValidator.strict.issues({ ...example, [name]: null }).length > 0;
  });
  expect(rejected.map(({ name }) => name)).toEqual(
    callDetailFields.filter(({ nullable }) => !nullable).map(({ name }) => name),
  );
});
