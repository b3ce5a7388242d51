import { expectTypeOf, test } from "vitest";
import type { Call, CallDetail, CallPagePromise, CallPage, Calls, ListCallsParams } from "@smartalex/sdk";

test("a list is awaitable for a page, and iterable for calls", () => {
  expectTypeOf<Awaited<CallPagePromise>>().toEqualTypeOf<CallPage>();
  expectTypeOf<CallPagePromise>().toExtend<AsyncIterable<Call>>();
  expectTypeOf<CallPage["data"]>().toEqualTypeOf<Call[]>();
});

test("the next page may not be there", () => {
  expectTypeOf<Awaited<ReturnType<CallPage["getNextPage"]>>>().toEqualTypeOf<CallPage | undefined>();
});

test("names are those of the API", () => {
  expectTypeOf<Parameters<Calls["list"]>[0]>().toEqualTypeOf<ListCallsParams | undefined>();
  expectTypeOf<{ status: "transferred" }>().toExtend<ListCallsParams>(); // for the server to judge
  expectTypeOf<{ status: 1 }>().not.toExtend<ListCallsParams>();
  expectTypeOf<Awaited<ReturnType<Calls["get"]>>>().toEqualTypeOf<CallDetail>();
});
