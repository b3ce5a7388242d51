import type { FetchResponse } from "./fetch.ts";

/**
 * Reads a response body. While reading, it counts the bytes after decompression, because a few bytes of gzip can expand to gigabytes. If there
 * are more than `maxBytes`, it stops and returns `undefined`.
 */
export async function readBody(response: FetchResponse, maxBytes: number): Promise<Uint8Array | undefined> {
  const { body } = response;
  if (isReadableStream(body)) return readStream(body, maxBytes);
  if (isAsyncIterable(body)) return readChunks(body, maxBytes);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.byteLength > maxBytes ? undefined : bytes;
}

async function readStream(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatenate(chunks, length);
    length += value.byteLength;
    if (length > maxBytes) {
      void reader.cancel().catch(() => undefined); // closes the connection in the background
      return undefined;
    }
    chunks.push(value);
  }
}

/** Reads a Node.js stream, which node-fetch returns. Leaving the loop closes the stream. */
async function readChunks(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return concatenate(chunks, length);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Returns whether a body is a web stream. */
export function isReadableStream(body: unknown): body is ReadableStream<Uint8Array> {
  return typeof body === "object" && body !== null && "getReader" in body;
}

/** Returns whether a body is an async iterable, for example a Node.js stream. */
export function isAsyncIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
