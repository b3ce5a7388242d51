import type { FetchResponse } from "./fetch.ts";

/**
 * Reads a response body, and counts its bytes after decompression while it does: a few bytes of gzip can stand for gigabytes. Returns
 * `undefined`, and stops reading, as soon as there are more than `maxBytes`.
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
    if (done) return joined(chunks, length);
    length += value.byteLength;
    if (length > maxBytes) {
      void reader.cancel().catch(() => undefined); // closes the connection; nobody waits for that
      return undefined;
    }
    chunks.push(value);
  }
}

/** The body of node-fetch is a stream of Node. Leaving the loop closes it. */
async function readChunks(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function isReadableStream(body: unknown): body is ReadableStream<Uint8Array> {
  return typeof body === "object" && body !== null && "getReader" in body;
}

function isAsyncIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
