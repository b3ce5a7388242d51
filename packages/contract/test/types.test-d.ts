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
  ListCallsParams,
  TranscriptTurn,
} from "@smartalex/contract";
import { type callStatusValues } from "@smartalex/contract";

/** The literals of a union with `string & {}`: what an editor offers. */
type KnownValues<Value> = Value extends string ? (string extends Value ? never : Value) : never;

test("an enumeration in a response is open, and its known values are named", () => {
  expectTypeOf<"transferred">().toExtend<CallStatus>();
  expectTypeOf<KnownCallStatus>().toEqualTypeOf<"completed" | "voicemail" | "no_answer" | "busy" | "failed">();
  expectTypeOf<CallStatus>().not.toEqualTypeOf<string>(); // then nothing would autocomplete
  expectTypeOf<KnownCallStatus>().toExtend<Call["call_status"]>();
  expectTypeOf<Call["call_status"]>().not.toExtend<KnownCallStatus>();
});

test("an enumeration in a query is open, too", () => {
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

test("all of the query is optional, and numbers are numbers", () => {
  expectTypeOf<object>().toExtend<ListCallsParams>();
  expectTypeOf<ListCallsParams["since_hours"]>().toEqualTypeOf<number | undefined>();
});

test("a detail is a call and more", () => {
  expectTypeOf<CallDetail>().toExtend<Call>();
  expectTypeOf<CallDetail["transcript"]>().toEqualTypeOf<TranscriptTurn[]>();
  expectTypeOf<CallDetail["campaign_id"]>().toEqualTypeOf<string | null>();
});

test("what can be null says so", () => {
  expectTypeOf<null>().toExtend<Call["contact_id"]>();
  expectTypeOf<null>().toExtend<Call["sentiment"]>();
  expectTypeOf<null>().toExtend<Call["cost"]>();
  expectTypeOf<null>().toExtend<Call["end_timestamp"]>();
  expectTypeOf<null>().toExtend<CallDetail["summary"]>();
  expectTypeOf<null>().not.toExtend<Call["duration_seconds"]>();
});

test("a list has the calls and where they stand", () => {
  expectTypeOf<CallListBody["data"]>().toEqualTypeOf<Call[]>();
  expectTypeOf<CallListBody["meta"]["per_page"]>().toEqualTypeOf<number>();
});

test("the values of an enumeration are literals", () => {
  expectTypeOf<(typeof callStatusValues)[number]>().toEqualTypeOf<KnownCallStatus>();
});
