import type { Bytes } from "../runtime/bytes.ts";
import { mapResponse, type Middleware } from "../http/middleware.ts";
import { LruCache } from "../runtime/lru-cache.ts";

/** Smaller bodies fit into one packet without compression. */
const MIN_LENGTH = 1024;
/** Number of compressed bodies in the cache. */
const CACHED_BODIES = 100;

/** Compresses bodies of at least 1 KB with gzip, for clients that accept gzip. Caches the compressed bodies. */
export function compress(): Middleware {
  const compressed = new LruCache<string, Promise<Bytes>>(CACHED_BODIES);
  return (request, next) => {
    return mapResponse(next(request), (response) => {
      const { body, etag, headers, isFault } = response;
      if (isFault) return response;
      headers["vary"] = "accept-encoding";
      if (!body || body.length < MIN_LENGTH || !acceptsGzip(request.headers.get("accept-encoding"))) return response;
      const pending = (etag === undefined ? undefined : compressed.get(etag)) ?? gzip(body);
      if (etag !== undefined) compressed.set(etag, pending);
      headers["content-encoding"] = "gzip";
      return pending.then((bytes) => ({ ...response, body: bytes }));
    });
  };
}

async function gzip(body: Bytes | string): Promise<Bytes> {
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Returns whether an `Accept-Encoding` header allows gzip: by name, or with `*`, and not with `q=0`. */
function acceptsGzip(header: string | null): boolean {
  if (header === null) return false;
  const weights = new Map(
    header.split(",").map((part) => {
      const [coding = "", ...parameters] = part.toLowerCase().replaceAll(/\s/g, "").split(";");
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return [coding, Number(weight ?? 1)] as const;
    }),
  );
  return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}
