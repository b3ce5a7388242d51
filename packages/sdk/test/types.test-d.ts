import { expectTypeOf, test } from "vitest";
import type {
  ApiPromise,
  Call,
  CallDetail,
  CallPage,
  CallPagePromise,
  Calls,
  ListCallsParams,
  ResponseWithData,
  SmartAlex,
} from "@smartalex/sdk";

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

test("a method returns a promise with the response", () => {
  expectTypeOf<ReturnType<Calls["get"]>>().toEqualTypeOf<ApiPromise<CallDetail>>();
  expectTypeOf<ReturnType<Calls["get"]>>().toExtend<Promise<CallDetail>>();
  expectTypeOf<ReturnType<CallPagePromise["withResponse"]>>().toEqualTypeOf<Promise<ResponseWithData<CallPage>>>();
});

declare const client: SmartAlex;

test("every operation of the document is typed", () => {
  const get = client.api.GET("/calls/{id}", { params: { path: { id: "call_1" } }, timeoutMs: 1_000 });
  expectTypeOf(get).resolves.toEqualTypeOf<{ data: { data: CallDetail }; response: Response }>();
  const list = client.api.GET("/calls", { params: { query: { status: "transferred", per_page: 5 } } });
  expectTypeOf(list).resolves.toHaveProperty("data").toHaveProperty("data").toEqualTypeOf<Call[]>();
});

test("what is not in the document does not compile", () => {
  // @ts-expect-error -- there is no such path
  void client.api.GET("/agents");
  // @ts-expect-error -- there is no such operation
  void client.api.POST("/calls");
  // @ts-expect-error -- the parameter is called id
  void client.api.GET("/calls/{id}", { params: { path: { call_id: "call_1" } } });
  // @ts-expect-error -- the parameter is required
  void client.api.GET("/calls/{id}");
  // @ts-expect-error -- the parameter is called per_page
  void client.api.GET("/calls", { params: { query: { perPage: 5 } } });
  // @ts-expect-error -- a number
  void client.api.GET("/calls", { params: { query: { per_page: "5" } } });
  // @ts-expect-error -- the option is called timeoutMs
  void client.api.GET("/calls", { timeout: 5 });
});
