import { expectTypeOf, test } from "vitest";
import type {
  Call,
  CallDetail,
  CallDirection,
  CallListBody,
  CallStatus,
  ErrorCode,
  ListCallsQuery,
  KnownCallDirection,
  KnownCallStatus,
  KnownErrorCode,
  KnownSentiment,
  KnownSpeaker,
  GetCallPath,
  ListCallsParams,
  TranscriptTurn,
} from "@smartalex/contract";
import { type callStatusValues, validatorFor, type Validator } from "@smartalex/contract";

/** The literals of a union with `string & {}`, which editors autocomplete. */
type KnownValues<Value> = Value extends string ? (string extends Value ? never : Value) : never;

test("an enumeration in a response is open, and has a union of its known values", () => {
  expectTypeOf<"transferred">().toExtend<CallStatus>();
  expectTypeOf<KnownCallStatus>().toEqualTypeOf<"completed" | "voicemail" | "no_answer" | "busy" | "failed">();
  expectTypeOf<CallStatus>().not.toEqualTypeOf<string>(); // then nothing would autocomplete
  expectTypeOf<KnownCallStatus>().toExtend<Call["call_status"]>();
  expectTypeOf<Call["call_status"]>().not.toExtend<KnownCallStatus>();
});

test("an enumeration in a query is open", () => {
  type Status = Exclude<ListCallsQuery["status"], undefined>;
  expectTypeOf<ListCallsParams["status"]>().toEqualTypeOf<CallStatus | undefined>();
  expectTypeOf<"transferred">().toExtend<Status>();
  expectTypeOf<KnownCallStatus>().toExtend<Status>();
  expectTypeOf<Status>().not.toEqualTypeOf<string>();
  expectTypeOf<1>().not.toExtend<Status>();
});

test("the known values of every enumeration autocomplete", () => {
  expectTypeOf<KnownValues<CallStatus>>().toEqualTypeOf<KnownCallStatus>();
  expectTypeOf<KnownValues<CallDirection>>().toEqualTypeOf<KnownCallDirection>();
  expectTypeOf<KnownValues<ErrorCode>>().toEqualTypeOf<KnownErrorCode>();
  expectTypeOf<KnownValues<Exclude<Call["sentiment"], null>>>().toEqualTypeOf<KnownSentiment>();
  expectTypeOf<KnownValues<TranscriptTurn["speaker"]>>().toEqualTypeOf<KnownSpeaker>();
  expectTypeOf<KnownValues<Exclude<ListCallsQuery["status"], undefined>>>().toEqualTypeOf<KnownCallStatus>();
});

test("every query parameter is optional and can be undefined", () => {
  expectTypeOf<object>().toExtend<ListCallsParams>();
  expectTypeOf<ListCallsParams["since_hours"]>().toEqualTypeOf<number | undefined>();
});

test("a CallDetail is a Call with more fields", () => {
  expectTypeOf<CallDetail>().toExtend<Call>();
  expectTypeOf<CallDetail["transcript"]>().toEqualTypeOf<TranscriptTurn[]>();
  expectTypeOf<CallDetail["campaign_id"]>().toEqualTypeOf<string | null>();
});

test("the types of nullable fields include null", () => {
  expectTypeOf<null>().toExtend<Call["contact_id"]>();
  expectTypeOf<null>().toExtend<Call["sentiment"]>();
  expectTypeOf<null>().toExtend<Call["cost"]>();
  expectTypeOf<null>().toExtend<Call["end_timestamp"]>();
  expectTypeOf<null>().toExtend<CallDetail["summary"]>();
  expectTypeOf<null>().not.toExtend<Call["duration_seconds"]>();
});

test("a list body has calls and pagination metadata", () => {
  expectTypeOf<CallListBody["data"]>().toEqualTypeOf<Call[]>();
  expectTypeOf<CallListBody["meta"]["per_page"]>().toEqualTypeOf<number>();
});

test("the values of an enumeration have literal types", () => {
  expectTypeOf<(typeof callStatusValues)[number]>().toEqualTypeOf<KnownCallStatus>();
});

test("an operation with path parameters has a type for them", () => {
  expectTypeOf<GetCallPath>().toEqualTypeOf<{ id: string }>();
});

test("in the exact query a parameter is present or absent, and never undefined", () => {
  expectTypeOf<{ page: undefined }>().not.toExtend<ListCallsQuery>();
  expectTypeOf<{ page: undefined }>().toExtend<ListCallsParams>();
});

test("a validator that is looked up by name has the type of its schema", () => {
  expectTypeOf(validatorFor("CallDetail")).toEqualTypeOf<Validator<CallDetail>>();
});
