import type { ErrorBody, KnownErrorCode } from "@smartalex/contract";
import type { Bytes } from "../runtime/bytes.ts";
import { hex32 } from "../runtime/hex.ts";
import { hashOf } from "../runtime/random.ts";
import type { HttpResponse } from "./middleware.ts";

/** A JSON body with its ETag, which a cache can keep. */
export interface CachedJson {
  body: Bytes | string;
  etag: string;
}

/** Returns a JSON body whose ETag depends only on `version`. */
export function cachedJson(body: Bytes | string, version: string): CachedJson {
  const tag = hex32(hashOf("tag", version)) + hex32(hashOf(version));
  return { body, etag: `W/"${tag}"` }; // weak, because the compressed body has the same ETag
}

/** Returns a 200 response with a JSON body. */
export function jsonResponse({ body, etag }: CachedJson): HttpResponse {
  return { status: 200, headers: { "content-type": "application/json" }, body, etag };
}

/** Returns an error response with the documented error envelope. */
export function errorResponse(
  status: number,
  code: KnownErrorCode,
  message: string,
  headers: Record<string, string> = {},
): HttpResponse {
  const body: ErrorBody = { error: { code, message, status } };
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}
