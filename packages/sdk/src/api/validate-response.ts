import type { PageMeta, SchemaName } from "@smartalex/contract";
import { InvalidResponseError } from "../errors.ts";
import type { ListBody } from "../pagination/list-source.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
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
  expectation: Expectation & { id: string; redact: Redact },
): Item | Promise<Item> {
  const body = parseEnvelope<{ data: Item }>(response, expectation, ({ data }, isOff) => {
    if (isOff) return isObject(data);
    if (!isRecord(data)) return false;
    const { id, redact } = expectation;
    if (data.id !== id) {
      throw unexpected(response, redact(`has another id than the requested ${JSON.stringify(id)}`));
    }
    return true;
  });
  return body instanceof Promise ? body.then(({ data }) => data) : body.data;
}

/** Parses the body of a response. Throws `InvalidResponseError` if it is not JSON. */
export function parseJsonResponse(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.body);
  } catch {
    throw unexpected(response, "is not JSON"); // the parser's error quotes the body, so it must not become the cause
  }
}

/** Parses a body and checks its envelope. Returns a promise if the validators have to be loaded first. */
function parseEnvelope<Body>(
  response: HttpResponse,
  { schema, validation }: Expectation,
  isEnvelope: (body: Record<string, unknown>, isOff: boolean) => boolean,
): Body | Promise<Body> {
  const parsed = parseJsonResponse(response);
  if (!isObject(parsed) || !isEnvelope(parsed, validation === "off")) throw unexpected(response, `is not a ${schema}`);
  // Each level takes at least two characters of the body.
  if (response.body.length > 2 * MAX_DEPTH && isDeeperThan(MAX_DEPTH, parsed))
    throw unexpected(response, `has more than ${MAX_DEPTH} levels of nesting`);
  const body = parsed as Body; // parts that the validation does not check are assumed to have the documented types
  if (validation === "off" || validation === "envelope") return body;
  return import("./validate-body.ts").then(({ firstIssue }) => {
    const issue = firstIssue(schema, body, validation);
    if (issue) throw unexpected(response, `does not match the schema ${schema}: ${issue.pointer} ${issue.message}`);
    return body;
  });
}

function unexpected({ body, maskedHeaders, status }: HttpResponse, problem: string): InvalidResponseError {
  const headers = maskedHeaders();
  const type = headers.get("content-type") ?? "no content-type";
  return new InvalidResponseError(
    `The response (${status}, ${type}, ${body.length} characters) ${problem}. Check that the base URL is that of the SmartAlex API.`,
    { status, headers, body },
  );
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
