import { textCoding } from "@smartalex/sdk/internal";
import type { HttpRequest } from "../http/middleware.ts";

/** Reads the body of a request as text. Returns `undefined` if it is longer than `maxBytes`. Rejects if the client disconnects. */
export async function readText({ body, headers }: HttpRequest, maxBytes: number): Promise<string | undefined> {
  if (Number(headers.get("content-length") ?? 0) > maxBytes) return undefined;
  const { TextDecoder } = textCoding();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > maxBytes) return undefined;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
