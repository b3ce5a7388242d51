import { textCoding } from "@smartalex/sdk/internal";

/** Bytes of a body or a file. This is `Uint8Array<ArrayBuffer>`, written so that TypeScript before 5.7 accepts it. */
export type Bytes = ReturnType<typeof Uint8Array.from>;

const { TextDecoder, TextEncoder } = textCoding();
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Encodes a text as UTF-8. */
export function encode(text: string): Bytes {
  return encoder.encode(text);
}

/** Returns a body as bytes. */
export function bytesOf(body: Bytes | string): Bytes {
  return typeof body === "string" ? encode(body) : body;
}

/** Returns a body as text. */
export function textOf(body: Bytes | string): string {
  return typeof body === "string" ? body : decoder.decode(body);
}
