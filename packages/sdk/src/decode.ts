import { pageMetaValidator, type GetCallResponse, type ListCallsResponse } from "@smartalex/contract";
import { InvalidResponseError } from "./errors.ts";

/** Reads the body of a successful list. Throws `InvalidResponseError` unless it is `{ data, meta }`, and each call has an id. */
export function decodeList(body: string, response: Response): ListCallsResponse {
  const parsed = parse(body, response);
  if (!isRecord(parsed) || !Array.isArray(parsed["data"]) || !pageMetaValidator.is(parsed["meta"])) {
    throw unexpected(body, response, "a list of calls");
  }
  if (!parsed["data"].every(isRecordWithId)) throw unexpected(body, response, "calls that have ids");
  return parsed as unknown as ListCallsResponse; // the envelope is proved, the rest of each call is the server's word
}

/** Reads the body of a successful get. Throws `InvalidResponseError` unless it is `{ data }`, and the call has an id. */
export function decodeCall(body: string, response: Response): GetCallResponse {
  const parsed = parse(body, response);
  if (!isRecord(parsed) || !isRecordWithId(parsed["data"])) throw unexpected(body, response, "a call");
  return parsed as unknown as GetCallResponse; // the envelope is proved, the rest of the call is the server's word
}

function parse(body: string, response: Response): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw unexpected(body, response, "JSON", cause);
  }
}

function unexpected(
  body: string,
  { status, headers }: Response,
  wanted: string,
  cause?: unknown,
): InvalidResponseError {
  const type = headers.get("content-type") ?? "no content-type";
  return new InvalidResponseError(
    `The server answered ${status} with something else than ${wanted} (${type}, ${body.length} characters). ` +
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
