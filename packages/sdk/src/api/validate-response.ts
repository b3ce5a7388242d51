import type { CallBody, CallListBody, PageMeta } from "@smartalex/contract";
import { InvalidResponseError } from "../errors.ts";
import type { HttpResponse } from "../transport/middleware.ts";

/**
 * How closely successful responses are checked. `off`: there must be `data`, and `meta` for a list. `envelope`: they must be what the client
 * builds on: an id for each call, and the requested id for a single one. `tolerant`: every field must be as documented, though the server may
 * add fields and values. `strict`: it may not.
 */
export type ResponseValidation = "off" | "envelope" | "tolerant" | "strict";

/** Documented bodies have four levels. At some thousands, `JSON.stringify` and other recursive functions throw a `RangeError`. */
const MOST_LEVELS = 1_000;

/** The numbers of `meta`, all whole, and the least that each can be. */
const LEAST = { total: 0, page: 1, per_page: 1 } satisfies Record<keyof PageMeta, number>;

/** Reads the answer to a list. Throws `InvalidResponseError` for one that does not pass the validation. */
export function parseListResponse(answer: HttpResponse, validation: ResponseValidation): Decoded<CallListBody> {
  return decode<CallListBody>(answer, {
    validation,
    schemaName: "CallListBody",
    isThere: ({ data, meta }) => Array.isArray(data) && isRecord(meta),
    isEnvelope: ({ data, meta }) => isPageMeta(meta) && Array.isArray(data) && data.every(isRecordWithId),
  });
}

/**
 * Reads the answer to a get of a call. Throws `InvalidResponseError` for one that does not pass the validation, and for another call than
 * the requested one.
 */
export function parseCallResponse(
  answer: HttpResponse,
  { id, validation }: { id: string; validation: ResponseValidation },
): Decoded<CallBody> {
  return decode<CallBody>(answer, {
    validation,
    schemaName: "CallBody",
    isThere: ({ data }) => isRecord(data),
    isEnvelope: ({ data }) => {
      if (!isRecordWithId(data)) return false;
      if (data.id !== id) throw unexpected(answer, `is for another call than ${JSON.stringify(id)}`);
      return true;
    },
  });
}

/** A promise where the validators have to be loaded first. */
type Decoded<Body> = Body | Promise<Body>;

interface Expectation {
  validation: ResponseValidation;
  schemaName: "CallBody" | "CallListBody";
  isThere: (body: Record<string, unknown>) => boolean;
  isEnvelope: (body: Record<string, unknown>) => boolean;
}

function decode<Body>(
  answer: HttpResponse,
  { isEnvelope, isThere, schemaName, validation }: Expectation,
): Decoded<Body> {
  const parsed = parse(answer);
  if (!isRecord(parsed) || !(validation === "off" ? isThere : isEnvelope)(parsed)) {
    throw unexpected(answer, `is not a ${schemaName}`);
  }
  if (isDeeperThan(MOST_LEVELS, parsed)) throw unexpected(answer, `is nested more than ${MOST_LEVELS} levels deep`);
  const body = parsed as Body; // proved as far as the validation goes, and beyond that the server's word
  if (validation === "off" || validation === "envelope") return body;
  return import("./validate-body.ts").then(({ firstIssue }) => {
    const issue = firstIssue(schemaName, body, validation);
    if (issue) throw unexpected(answer, `is not as documented: ${issue.pointer} ${issue.message}`);
    return body;
  });
}

function parse(answer: HttpResponse): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    throw unexpected(answer, "is not JSON"); // the parser's own error quotes the body, and is not kept
  }
}

function unexpected({ body, maskedHeaders, status }: HttpResponse, problem: string): InvalidResponseError {
  const headers = maskedHeaders();
  const type = headers.get("content-type") ?? "no content-type";
  return new InvalidResponseError(
    `The server's answer (${status}, ${type}, ${body.length} characters) ${problem}. ` +
      "Check that the base URL is that of the SmartAlex API.",
    { status, headers, body },
  );
}

function isPageMeta(meta: unknown): boolean {
  if (!isRecord(meta)) return false;
  return Object.entries(LEAST).every(([name, least]) => Number.isInteger(meta[name]) && Number(meta[name]) >= least);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRecordWithId(value: unknown): value is { id: string } {
  return isRecord(value) && typeof value["id"] === "string" && value["id"] !== "";
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(levels - 1, item));
  const fields = value as Record<string, unknown>; // an object that JSON.parse made
  for (const name in fields) if (isDeeperThan(levels - 1, fields[name])) return true; // no array of the values: every body passes here
  return false;
}
