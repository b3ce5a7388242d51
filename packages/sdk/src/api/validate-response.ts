import type { PageMeta, SchemaName } from "@smartalex/contract";
import type { ListBody } from "../pagination/list-source.ts";
import type { Redactor } from "../runtime/redactor.ts";
import type { HttpResponse } from "../transport/middleware.ts";

/**
 * The level of validation for responses with a 2xx status.
 *
 * - `off`: checks only that the body has `data`, and that the body of a list response also has `meta`.
 * - `envelope`: checks that every record has an `id`, that a single record has the requested `id`, and that `meta` has the numbers `total`, `page`
 *   and `per_page`.
 * - `tolerant`: like `envelope`, and also checks that every documented field has the documented type. Additional fields and enumeration values are
 *   accepted.
 * - `strict`: like `tolerant`, but rejects additional fields and enumeration values.
 */
export type ResponseValidation = "off" | "envelope" | "tolerant" | "strict";

/** The name of the schema that a response must match, and the level of validation. */
export interface Expectation {
  schema: SchemaName;
  validation: ResponseValidation;
}

/**
 * The maximum nesting depth of a JSON body. Documented bodies have only four levels. If a body has several thousand levels, `JSON.stringify` and
 * other recursive functions throw a `RangeError`.
 */
const MAX_DEPTH = 1_000;

/** The minimum of each field in the `meta` object of a list response. All fields of `meta` are integers. */
const META_MINIMUMS = { total: 0, page: 1, per_page: 1 } satisfies Record<keyof PageMeta, number>;

/** Parses the response to a list request. Throws `InvalidResponseError` if the response does not pass the validation. */
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
    if (validation === "off" || (data as { id: string }).id === id) return data; // `isRecord` has checked that `id` is a string
    return unexpectedResponse(response, redactor.redact(`has another id than the requested ${JSON.stringify(id)}`));
  }
}

/** Parses the body of a response. Returns a promise that rejects with `InvalidResponseError` if the body is not JSON. */
export function parseJsonResponse(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.body);
  } catch {
    return unexpectedResponse(response, "is not JSON"); // the parser's error quotes the body, so it must not be the `cause`
  }
}

/** Parses and validates the body of a response. Returns a promise if the body is invalid, or if the validation has to load the schemas. */
function parseEnvelope<Body>(
  response: HttpResponse,
  { schema, validation }: Expectation,
  isEnvelope: (body: Record<string, unknown>, isOff: boolean) => boolean,
): Body | Promise<Body> {
  const parsed = parseJsonResponse(response);
  if (parsed instanceof Promise) return parsed as Promise<never>; // the promise rejects with the error
  if (!isObject(parsed) || !isEnvelope(parsed, validation === "off"))
    return unexpectedResponse(response, `is not a ${schema}`);
  // A body with more than `MAX_DEPTH` levels has more than `2 * MAX_DEPTH` characters, because each level has two brackets.
  if (response.body.length > 2 * MAX_DEPTH && isDeeperThan(MAX_DEPTH, parsed))
    return unexpectedResponse(response, `has more than ${MAX_DEPTH} levels of nesting`);
  const body = parsed as Body; // assumes the documented types for all parts that are not validated
  if (validation === "off" || validation === "envelope") return body;
  return import("./validate-body.ts").then(({ firstIssue }) => {
    const issue = firstIssue(schema, body, validation);
    if (!issue) return body;
    return unexpectedResponse(response, `does not match the schema ${schema}: ${issue.pointer} ${issue.message}`);
  });
}

/** Rejects with the error for a response that does not have the documented format. `problem` completes a sentence that starts with "The response". */
export async function unexpectedResponse(response: HttpResponse, problem: string | Promise<string>): Promise<never> {
  const { createUnexpectedResponseError } = await import("./errors/invalid.ts"); // loaded for the first unexpected response
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
  const fields = value as Record<string, unknown>; // `JSON.parse` has created this object
  for (const name in fields) if (isDeeperThan(levels - 1, fields[name])) return true; // `for…in` creates no array, unlike `Object.values`
  return false;
}
