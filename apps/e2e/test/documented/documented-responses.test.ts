import { createMock, type MockOptions } from "@smartalex/mock";
import { expect, test } from "vitest";
import { ajvPointers } from "../../../../packages/contract/test/document.ts";
import { documentedHeaders, documentedResponses, type DocumentedResponse } from "./documented-responses.ts";

/** A mock and a request to it. */
interface Scenario {
  options?: MockOptions;
  /** The API key. `null` sends none. */
  apiKey?: string | null;
  callId?: string;
  query?: string;
  headers?: Record<string, string>;
  /** How many times the request is sent. The last response counts. Defaults to 1. */
  repeat?: number;
}

/** Requests that cause each status without a fault, for one operation or for all. Only faults cause 500, so 500 is missing. */
const causes: Readonly<Record<string, Scenario>> = {
  200: {},
  "listCalls 400": { query: "?page=0" },
  "getCall 400": { options: { strict: true }, query: "?page=1" },
  401: { apiKey: null },
  403: { options: { forbiddenKeys: ["forbidden_key"] }, apiKey: "forbidden_key" },
  404: { callId: "call_unknown" },
  429: { options: { requestsPerMinute: 2 }, repeat: 3 },
};

const errors = documentedResponses.filter(({ status }) => status >= 400);
const natural = documentedResponses.filter((documented) => causeOf(documented) !== undefined);

test("the document has both operations, and every status but 500 has a cause", () => {
  expect(new Set(documentedResponses.map(({ operationId }) => operationId))).toEqual(new Set(["listCalls", "getCall"]));
  const others = documentedResponses.filter((response) => !natural.includes(response));
  expect(others.map(({ operationId, status }) => `${operationId} ${status}`)).toEqual(["listCalls 500", "getCall 500"]);
});

test.each(natural)("$operationId returns the documented $status without a fault", async (documented) => {
  await expectDocumented(documented, causeOf(documented) ?? {});
});

test.each(errors)("$operationId returns the documented $status for a fault rule", async (documented) => {
  const rule = `${documented.method} ${documented.path}: ${documented.status}`;
  await expectDocumented(documented, { options: { faults: [rule] } });
});

test.each(documentedResponses)(
  "$operationId returns the documented $status for a Prefer header",
  async (documented) => {
    await expectDocumented(documented, { headers: { prefer: `code=${documented.status}` } });
  },
);

function causeOf({ operationId, status }: DocumentedResponse): Scenario | undefined {
  return causes[`${operationId} ${status}`] ?? causes[status];
}

/** Sends the request of a scenario through a port. Fails unless the response has the documented status, headers and body. */
async function expectDocumented(documented: DocumentedResponse, scenario: Scenario): Promise<void> {
  const { apiKey = "any_key", callId = "call_abc123", headers = {}, options, query = "", repeat = 1 } = scenario;
  const mock = createMock({ now: "2026-01-16T12:00:00Z", ...options });
  const { url } = await mock.listen();
  const authorization = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  const send = () => {
    return fetch(`${url}${documented.path.replace("{id}", callId)}${query}`, {
      method: documented.method,
      headers: { ...authorization, ...headers },
    });
  };
  try {
    for (let count = 1; count < repeat; count++) await (await send()).arrayBuffer();
    const response = await send();
    expect(response.status).toBe(documented.status);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(ajvPointers({ pointer: documented.bodySchema }, await response.json())).toEqual([]);
    const present = documentedHeaders.filter((name) => response.headers.has(name));
    expect(present.sort()).toEqual([...documented.headers.keys()].sort());
    for (const [name, schema] of documented.headers) {
      const value = response.headers.get(name) ?? "";
      const isValid = [value, Number(value)].some((typed) => ajvPointers({ pointer: schema }, typed).length === 0);
      expect(isValid, `${name}: ${value}`).toBe(true);
    }
  } finally {
    await mock.close();
  }
}
