import { expectTypeOf, test } from "vitest";
import type { Call, CallDetail, CallList, CallPage, Calls, ListCallsQuery } from "@smartalex/sdk";

test("a list is awaitable for a page, and iterable for calls", () => {
  expectTypeOf<Awaited<CallList>>().toEqualTypeOf<CallPage>();
  expectTypeOf<CallList>().toExtend<AsyncIterable<Call>>();
  expectTypeOf<CallPage["data"]>().toEqualTypeOf<Call[]>();
});

test("the next page may not be there", () => {
  expectTypeOf<Awaited<ReturnType<CallPage["nextPage"]>>>().toEqualTypeOf<CallPage | undefined>();
});

test("names are those of the API", () => {
  expectTypeOf<Parameters<Calls["list"]>[0]>().toEqualTypeOf<ListCallsQuery | undefined>();
  expectTypeOf<{ status: "transferred" }>().toExtend<ListCallsQuery>(); // for the server to judge
  expectTypeOf<{ status: 1 }>().not.toExtend<ListCallsQuery>();
  expectTypeOf<Awaited<ReturnType<Calls["get"]>>>().toEqualTypeOf<CallDetail>();
});
