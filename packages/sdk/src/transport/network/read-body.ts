import type { FetchResponse } from "./fetch.ts";

/**
 * Reads a response body. If the body has more than `maxBytes` bytes, stops reading and returns `undefined`. Bytes are counted after decompression,
 * because a few bytes of gzip can expand to gigabytes.
 */
export async function readBody(response: FetchResponse, maxBytes: number): Promise<Uint8Array | undefined> {
  const { body } = response;
  if (isReadableStream(body)) return readChunks(body.getReader(), maxBytes);
  if (isAsyncIterable(body)) return readChunks(toReader(body), maxBytes);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.byteLength > maxBytes ? undefined : bytes;
}

/** The part of a `ReadableStreamDefaultReader` that this module uses. */
interface ChunkReader {
  read: () => Promise<{ done?: boolean | undefined; value?: Uint8Array | undefined }>;
  /** Stops reading, and closes the connection. */
  cancel: () => Promise<unknown>;
}

/** Returns a reader for a Node.js stream, such as the body of a node-fetch response. */
function toReader(source: AsyncIterable<Uint8Array>): ChunkReader {
  const iterator = source[Symbol.asyncIterator]();
  return { read: () => iterator.next(), cancel: async () => iterator.return?.() };
}

async function readChunks(reader: ChunkReader, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || !value) return concatenate(chunks, length);
    length += value.byteLength;
    if (length > maxBytes) {
      void reader.cancel().catch(() => undefined); // does not wait until the connection is closed
      return undefined;
    }
    chunks.push(value);
  }
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
