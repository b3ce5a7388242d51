import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { ErrorBody } from "@smartalex/contract";
import { expect, test } from "vitest";
import { writeRows } from "../src/dataset/source/write-rows.ts";
import { toFetch } from "../src/http/fetch-adapter.ts";
import { readOperations, type ApiDocument } from "../src/http/api-operations.ts";
import { createRouter } from "../src/http/router.ts";
import { apiHandler } from "../src/routes/api-handler.ts";
import { getHandler } from "../src/routes/get-handler.ts";
import { listHandler } from "../src/routes/list-handler.ts";

const page = (name: string, fallback: number, maximum?: number) => {
  return { name, in: "query", schema: { type: "integer", minimum: 1, default: fallback, ...(maximum && { maximum }) } };
};

/** A resource that the mock does not have. */
const widgetDocument: ApiDocument = {
  paths: {
    "/widgets": {
      get: {
        operationId: "listWidgets",
        parameters: [
          page("page", 1),
          page("per_page", 2, 3),
          { name: "color", in: "query", schema: { $ref: "#/components/schemas/Color" } },
          { name: "shop", in: "query", required: true, schema: { type: "string" } },
        ],
      },
      post: { operationId: "createWidget" },
    },
    "/widgets/newest": { get: { operationId: "getNewestWidget" } },
    "/widgets/{id}": {
      get: {
        operationId: "getWidget",
        parameters: [{ $ref: "#/components/parameters/id" }],
        responses: { "404": { $ref: "#/components/responses/WidgetNotFound" } },
      },
    },
  },
  components: {
    parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
    responses: {
      WidgetNotFound: {
        description: "No widget has this ID.",
        content: { "application/json": { example: { error: { code: "call_not_found" } } } },
      },
    },
    schemas: { Color: { anyOf: [{ type: "string", enum: ["red", "blue"] }, { type: "string" }] } },
  },
};

const widgets = ["red", "blue", "red", "red"].map((color, index) => ({ id: `widget ${index + 1}`, color }));
const handlers = {
  listWidgets: listHandler(
    ({ color }) => {
      const found = widgets.filter((widget) => color === undefined || widget.color === color);
      return {
        total: found.length,
        version: String(color),
        write: (writer, rows) => {
          writeRows(writer, rows, (index) => {
            writer.text(JSON.stringify(found[index]));
          });
        },
      };
    },
    { over: "reject" },
  ),
  getWidget: getHandler("widget", (id) => {
    const widget = widgets.find((one) => one.id === id);
    return widget && { json: () => JSON.stringify(widget), version: id };
  }),
  getNewestWidget: getHandler("widget", () => ({ json: () => JSON.stringify(widgets.at(-1)), version: "newest" })),
  createWidget: () => ({ status: 201, headers: {}, body: undefined }),
};

const router = createRouter(readOperations(widgetDocument), "/v1");
const ask = toFetch(apiHandler({ router, handlers, basePath: "/v1", now: () => 0 }));

async function body(path: string): Promise<unknown> {
  return (await ask(`http://mock/v1${path}`)).json();
}

async function problem(path: string, method = "GET"): Promise<[status: number, code: string, message: string]> {
  const response = await ask(`http://mock/v1${path}`, { method });
  const { error } = (await response.json()) as ErrorBody;
  return [response.status, error.code, error.message];
}

test("a list has pages, with the defaults of the document", async () => {
  const meta = { total: 4, page: 1, per_page: 2 };
  expect(await body("/widgets?shop=a")).toEqual({ data: widgets.slice(0, 2), meta });
  expect(await body("/widgets?shop=a&page=2&per_page=3")).toEqual({
    data: widgets.slice(3),
    meta: { total: 4, page: 2, per_page: 3 },
  });
  expect(await body("/widgets?shop=a&page=2&color=red")).toEqual({
    data: widgets.slice(3),
    meta: { total: 3, page: 2, per_page: 2 },
  });
});

test.each([
  ["/widgets", "shop is required"],
  ["/widgets?shop=a&shop=b", "shop is given more than once"],
  ["/widgets?shop=a&page=x", "page must be an integer of at least 1"],
  ["/widgets?shop=a&page=0", "page must be at least 1"],
  ["/widgets?shop=a&per_page=4", "per_page must be at most 3"],
  ["/widgets?shop=a&color=green", "color must be one of red, blue"],
])("%s is invalid by the limits of the document", async (path, message) => {
  expect(await problem(path)).toEqual([400, "invalid_request", message]);
});

test("a record has an ID, which is decoded", async () => {
  expect(await body("/widgets/widget%202")).toEqual({ data: widgets[1] });
});

test("a path without parameters comes before one with parameters", async () => {
  expect(await body("/widgets/newest")).toEqual({ data: widgets[3] });
});

test("a missing record has the error code of the document", async () => {
  expect(await problem("/widgets/none")).toEqual([404, "call_not_found", "There is no widget with the id none"]);
});

test("a path that the document does not have is 404", async () => {
  const message = "This path does not exist. The API has /v1/widgets, /v1/widgets/newest, /v1/widgets/{id}";
  for (const path of ["/calls", "/widgets/", "/widgets/1/2"]) {
    expect(await problem(path)).toEqual([404, "not_found", message]);
  }
});

test("each method has its operation, and the others are 405", async () => {
  expect((await ask("http://mock/v1/widgets", { method: "POST" })).status).toBe(201);
  expect((await ask("http://mock/v1/widgets/widget%201", { method: "HEAD" })).status).toBe(200);
  expect(await problem("/widgets", "DELETE")).toEqual([
    405,
    "invalid_request",
    "The method is not allowed for /widgets. Use GET, POST, HEAD, OPTIONS",
  ]);
});

test("an operation without a handler is an error", () => {
  const { createWidget: _, ...others } = handlers;
  const create = () => apiHandler({ router, handlers: others, basePath: "/v1", now: () => 0 });
  expect(create).toThrow("The operation createWidget has no handler.");
});

test("the operations of the API have the limits and the error codes of its document", () => {
  const [listCalls, getCall] = readOperations(document);
  expect(listCalls).toMatchObject({ id: "listCalls", method: "GET", path: "/calls", notFoundCode: "not_found" });
  expect(listCalls?.queryParameters.map(({ name }) => name)).toEqual(["status", "since_hours", "page", "per_page"]);
  expect(listCalls?.queryParameters[3]).toMatchObject({ type: "integer", default: 20, minimum: 1, maximum: 100 });
  expect(getCall).toMatchObject({ id: "getCall", path: "/calls/{id}", notFoundCode: "call_not_found" });
  expect(getCall?.queryParameters).toEqual([]);
});
