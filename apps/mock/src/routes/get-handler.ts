import type { RecordResult } from "../dataset/source/call-source.ts";
import { LruCache } from "../runtime/lru-cache.ts";
import { errorResponse, jsonResponse, cachedJson, type CachedJson } from "../http/responses.ts";
import type { OperationHandler } from "./api-handler.ts";

/** Number of responses that are kept, and the length of the longest, in characters. */
const CACHED_RESPONSES = 100;
const CACHED_LENGTH = 16 * 1024;

/** Handles an operation that gets one record by its ID, the last path parameter. `noun` names the record in the 404 message. */
export function getHandler(
  noun: string,
  get: (id: string, nowMs: number) => RecordResult | undefined,
): OperationHandler {
  /** `false` after the first request: a cached response that is never requested again would survive V8's cheap collections of young objects, and cost more. */
  const responses = new LruCache<string, CachedJson | false>(CACHED_RESPONSES);
  return ({ operation, parameters }, nowMs) => {
    const id = parameters.at(-1) ?? "";
    const record = get(id, nowMs);
    if (!record) return errorResponse(404, operation.notFoundCode, `There is no ${noun} with the id ${id}`);
    const cached = responses.get(record.version);
    if (cached) return jsonResponse(cached);
    const response = cachedJson(`{"data":${record.json()}}`, record.version);
    if (response.body.length <= CACHED_LENGTH) responses.set(record.version, cached === undefined ? false : response);
    return jsonResponse(response);
  };
}
