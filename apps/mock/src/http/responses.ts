import { textCoding } from "@smartalex/sdk/internal";
import { hashOf } from "../runtime/random.ts";
import { hex32 } from "../runtime/hex.ts";
import type { ErrorBody, KnownErrorCode } from "@smartalex/contract";
import type { Bytes, MockResponse } from "./middleware.ts";

const { TextDecoder, TextEncoder } = textCoding();
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The bytes of a text. */
export function encode(text: string): Bytes {
  return encoder.encode(text);
}

/** A body as its bytes. */
export function bytesOf(body: Bytes | string): Bytes {
  return typeof body === "string" ? encode(body) : body;
}

/** A body as text. */
export function textOf(body: Bytes | string): string {
  return typeof body === "string" ? body : decoder.decode(body);
}

/** A success: its JSON, and what stands for it. */
export interface Success {
  body: Bytes | string;
  etag: string;
}

/** A success, whose body depends on what its version names. */
export function success(body: Bytes | string, version: string): Success {
  const tag = hex32(hashOf("tag", version)) + hex32(hashOf(version));
  return { body, etag: `W/"${tag}"` }; // weak, because the compressed body has the same
}

/** Answers with a success. */
export function succeedWith({ body, etag }: Success): MockResponse {
  return { status: 200, headers: { "content-type": "application/json" }, body, etag };
}

/** An error, in the API's envelope. */
export function fail(
  status: number,
  code: KnownErrorCode,
  message: string,
  headers: Record<string, string> = {},
): MockResponse {
  const body: ErrorBody = { error: { code, message, status } };
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}
