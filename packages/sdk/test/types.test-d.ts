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

test("awaiting a list returns a page, and iterating it yields calls", () => {
  expectTypeOf<Awaited<CallPagePromise>>().toEqualTypeOf<CallPage>();
  expectTypeOf<CallPagePromise>().toExtend<AsyncIterable<Call>>();
  expectTypeOf<CallPage["data"]>().toEqualTypeOf<Call[]>();
});

test("getNextPage may return undefined", () => {
  expectTypeOf<Awaited<ReturnType<CallPage["getNextPage"]>>>().toEqualTypeOf<CallPage | undefined>();
});

test("parameters have the names and types of the API", () => {
  expectTypeOf<Parameters<Calls["list"]>[0]>().toEqualTypeOf<ListCallsParams | undefined>();
  expectTypeOf<{ status: "transferred" }>().toExtend<ListCallsParams>(); // the server decides
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

test("operations and parameters that are not in the document do not compile", () => {
  // @ts-expect-error -- the path does not exist
  void client.api.GET("/nothing");
  // @ts-expect-error -- the operation does not exist
  void client.api.POST("/calls");
  // @ts-expect-error -- the parameter is called id
  void client.api.GET("/calls/{id}", { params: { path: { call_id: "call_1" } } });
  // @ts-expect-error -- the parameter is required
  void client.api.GET("/calls/{id}");
  // @ts-expect-error -- the parameter is called per_page
  void client.api.GET("/calls", { params: { query: { perPage: 5 } } });
  // @ts-expect-error -- per_page is a number
  void client.api.GET("/calls", { params: { query: { per_page: "5" } } });
  // @ts-expect-error -- the option is called timeoutMs
  void client.api.GET("/calls", { timeout: 5 });
});
