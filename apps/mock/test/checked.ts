import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect } from "vitest";
import * as generated from "../../../packages/contract/src/generated/validators.ts"; // all schemas, exported by the package or not
import type { Fetch } from "../src/http/fetch-adapter.ts";
import { apiRouter } from "../src/http/api-router.ts";

interface Documented {
  headers: Record<string, { $ref: string }>;
  content: { "application/json": { schema: { $ref: string } } };
}

const validators = new Map(Object.values(generated).map((validator) => [validator.schemaName, validator]));
const paths: Record<
  string,
  Record<string, { responses: Record<string, Documented | { $ref: string }> }>
> = document.paths;

/** Wraps a fetch, and fails the test if a response is not strictly valid by the document. */
export function checked(fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    const response = await fetch(request);
    await expectDocumented(request, response.clone());
    return response;
  };
}

/** Fails if the status, the headers or the body of a response are not documented. */
async function expectDocumented(request: Request, response: Response): Promise<void> {
  const what = `${request.method} ${request.url} → ${response.status}`;
  expect(response.headers.get("x-request-id") ?? "", what).toMatch(/^req_[0-9a-f]{12}$/);
  const isPreflight = response.headers.has("access-control-allow-methods"); // sent by the browser, and not counted
  const documented = responseOf(request, response.status);
  for (const name of [...Object.keys(documented?.headers ?? {}), ...(isPreflight ? [] : headersOfEveryResponse)]) {
    expect(response.headers.get(name) ?? "", `${what}: ${name}`).toMatch(/^\d+$/);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (request.method === "HEAD" || response.status === 204 || response.status === 304) {
    expect(bytes.length, what).toBe(0);
    return;
  }
  expect(response.headers.get("content-type"), what).toBe("application/json");
  const schema = documented?.content["application/json"].schema.$ref.split("/").at(-1) ?? "ErrorBody";
  const validator = validators.get(schema);
  if (!validator) throw new Error(`there is no validator ${schema}`);
  expect(validator.strict.issues(JSON.parse(await textOf(bytes))), what).toEqual([]);
}

/** Returns the text of a body. `fetch` has already decompressed a body from a port. */
async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) return new TextDecoder().decode(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

const headersOfEveryResponse = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"];

/** Returns the documented response, or `undefined` for an undocumented path or method, and for 304. */
function responseOf(request: Request, status: number): Documented | undefined {
  const match = apiRouter.match(request);
  if (match.kind !== "operation") {
    expect([204, 400, 401, 404, 405, 429]).toContain(status);
    return undefined;
  }
  if (status === 304) return undefined;
  const { id, method, path } = match.operation;
  const response = paths[path]?.[method.toLowerCase()]?.responses[status];
  if (!response) throw new Error(`${id} has no response ${status}`);
  if (!("$ref" in response)) return response;
  const components: Record<string, Documented> = document.components.responses;
  return components[response.$ref.split("/").at(-1) ?? ""];
}
