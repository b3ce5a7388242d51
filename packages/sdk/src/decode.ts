import {
  getCallResponseValidator,
  listCallsResponseValidator,
  pageMetaValidator,
  type GetCallResponse,
  type ListCallsResponse,
  type TwoModeValidator,
} from "@smartalex/contract";
import { InvalidResponseError } from "./errors.ts";

/**
 * How closely successful answers are looked at. `off`: there must be `data`, and `meta` for a list. `envelope`: they must be what the
 * client builds on, down to an id for each call. `tolerant`: every field must be as documented, though the server may add fields and values.
 * `strict`: it may not.
 */
export type Validation = "off" | "envelope" | "tolerant" | "strict";

/** Reads the body of a successful list. Throws `InvalidResponseError` for one that does not pass the validation. */
export function decodeList(body: string, response: Response, validation: Validation): ListCallsResponse {
  return decode(body, response, {
    validation,
    validator: listCallsResponseValidator,
    isThere: ({ data, meta }) => Array.isArray(data) && isRecord(meta),
    isEnvelope: ({ data, meta }) => pageMetaValidator.is(meta) && Array.isArray(data) && data.every(isRecordWithId),
  });
}

/** Reads the body of a successful get. Throws `InvalidResponseError` for one that does not pass the validation. */
export function decodeCall(body: string, response: Response, validation: Validation): GetCallResponse {
  return decode(body, response, {
    validation,
    validator: getCallResponseValidator,
    isThere: ({ data }) => isRecord(data),
    isEnvelope: ({ data }) => isRecordWithId(data),
  });
}

interface Expectation<Body> {
  validation: Validation;
  validator: TwoModeValidator<Body>;
  isThere: (body: Record<string, unknown>) => boolean;
  isEnvelope: (body: Record<string, unknown>) => boolean;
}

function decode<Body>(
  body: string,
  response: Response,
  { isEnvelope, isThere, validation, validator }: Expectation<Body>,
): Body {
  const parsed = parse(body, response);
  if (!isRecord(parsed) || !(validation === "off" ? isThere : isEnvelope)(parsed)) {
    throw unexpected(body, response, `is no ${validator.schemaName}`);
  }
  if (validation === "tolerant" || validation === "strict") {
    const [issue] = (validation === "strict" ? validator.strict : validator).issues(parsed);
    if (issue) throw unexpected(body, response, `is not as documented: ${issue.pointer} ${issue.message}`);
  }
  return parsed as Body; // proved as far as the validation goes, and beyond that the server's word
}

function parse(body: string, response: Response): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw unexpected(body, response, "is not JSON", cause);
  }
}

function unexpected(
  body: string,
  { status, headers }: Response,
  problem: string,
  cause?: unknown,
): InvalidResponseError {
  const type = headers.get("content-type") ?? "no content-type";
  return new InvalidResponseError(
    `The server's answer (${status}, ${type}, ${body.length} characters) ${problem}. ` +
      "Check that the base URL is that of the SmartAlex API.",
    { status, headers, body, cause },
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRecordWithId(value: unknown): boolean {
  return isRecord(value) && typeof value["id"] === "string" && value["id"] !== "";
}
