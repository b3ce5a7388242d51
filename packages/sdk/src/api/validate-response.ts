import type { PageMeta, SchemaName } from "@smartalex/contract";
import type { ListBody } from "../pagination/list-source.ts";
import type { Redactor } from "../runtime/redactor.ts";
import type { HttpResponse } from "../transport/middleware.ts";

/**
 * The level of validation for successful responses.
 *
 * - `off`: the body has `data`. The body of a list also has `meta`.
 * - `envelope`: every record has an `id`, a single record has the requested `id`, and `meta` has its three numbers.
 * - `tolerant`: every documented field has the documented type. Additional fields and enumeration values are accepted.
 * - `strict`: as `tolerant`, but additional fields and enumeration values are rejected.
 */
export type ResponseValidation = "off" | "envelope" | "tolerant" | "strict";

/** The schema of a response in the OpenAPI document, and the level of validation for the response. */
export interface Expectation {
  schema: SchemaName;
  validation: ResponseValidation;
}

/**
 * The maximum depth of a body. Documented bodies have four levels. For several thousand levels, `JSON.stringify` and other recursive functions
 * throw a `RangeError`.
 */
const MAX_DEPTH = 1_000;

/** The minimum of each field of `meta`. All fields are integers. */
const META_MINIMUMS = { total: 0, page: 1, per_page: 1 } satisfies Record<keyof PageMeta, number>;

/** Parses the response to a list request. Throws `InvalidResponseError` if it does not pass the validation. */
export function parseListResponse<Item>(
  response: HttpResponse,
  expectation: Expectation,
): ListBody<Item> | Promise<ListBody<Item>> {
  return parseEnvelope<ListBody<Item>>(response, expectation, ({ data, meta }, isOff) => {
    if (isOff) return Array.isArray(data) && isObject(meta);
    return isPageMeta(meta) && Array.isArray(data) && data.every(isRecord);
  });
}

/**
 * Parses the response to a request for one record, and returns the record. Throws `InvalidResponseError` if the record does not pass the
 * validation, or if it is not the requested record.
 */
export function parseRecordResponse<Item>(
  response: HttpResponse,
  expectation: Expectation & { id: string; redactor: Redactor },
): Item | Promise<Item> {
  const { id, redactor, validation } = expectation;
  const body = parseEnvelope<{ data: Item }>(response, expectation, ({ data }, isOff) => {
    return isOff ? isObject(data) : isRecord(data);
  });
  if (body instanceof Promise) return body.then(check);
  return check(body);

  function check({ data }: { data: Item }): Item | Promise<Item> {
    if (validation === "off" || (data as { id: string }).id === id) return data; // `isRecord` has checked the type
    return unexpectedResponse(response, redactor.redact(`has another id than the requested ${JSON.stringify(id)}`));
  }
}

/** Parses the body of a response. Returns a promise that rejects with `InvalidResponseError` if the body is not JSON. */
export function parseJsonResponse(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.body);
  } catch {
    return unexpectedResponse(response, "is not JSON"); // the parser's error quotes the body, so it must not become the cause
  }
}

/** Parses a body and checks its envelope. Returns a promise if other modules have to be loaded first. */
function parseEnvelope<Body>(
  response: HttpResponse,
  { schema, validation }: Expectation,
  isEnvelope: (body: Record<string, unknown>, isOff: boolean) => boolean,
): Body | Promise<Body> {
  const parsed = parseJsonResponse(response);
  if (parsed instanceof Promise) return parsed as Promise<never>; // it rejects
  if (!isObject(parsed) || !isEnvelope(parsed, validation === "off"))
    return unexpectedResponse(response, `is not a ${schema}`);
  // Each level takes at least two characters of the body.
  if (response.body.length > 2 * MAX_DEPTH && isDeeperThan(MAX_DEPTH, parsed))
    return unexpectedResponse(response, `has more than ${MAX_DEPTH} levels of nesting`);
  const body = parsed as Body; // parts that the validation does not check are assumed to have the documented types
  if (validation === "off" || validation === "envelope") return body;
  return import("./validate-body.ts").then(({ firstIssue }) => {
    const issue = firstIssue(schema, body, validation);
    if (!issue) return body;
    return unexpectedResponse(response, `does not match the schema ${schema}: ${issue.pointer} ${issue.message}`);
  });
}

/** Rejects with the error for a response that is not as documented. `problem` completes a sentence that starts with "The response". */
export async function unexpectedResponse(response: HttpResponse, problem: string | Promise<string>): Promise<never> {
  const { createUnexpectedResponseError } = await import("./invalid.ts"); // not loaded before the first such response
  throw await createUnexpectedResponseError(response, await problem);
}

function isPageMeta(meta: unknown): boolean {
  if (!isObject(meta)) return false;
  return Object.entries(META_MINIMUMS).every(([name, minimum]) => {
    return Number.isInteger(meta[name]) && Number(meta[name]) >= minimum;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRecord(value: unknown): value is { id: string } {
  return isObject(value) && typeof value["id"] === "string" && value["id"] !== "";
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(levels - 1, item));
  const fields = value as Record<string, unknown>; // created by JSON.parse
  for (const name in fields) if (isDeeperThan(levels - 1, fields[name])) return true; // creates no array of values, because every body is checked
  return false;
}
