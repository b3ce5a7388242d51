import { onResponse, type Behaviour, type Bytes } from "../http/middleware.ts";
import { RecentMap } from "../runtime/lru-cache.ts";

/** A smaller body fits into one packet as it is. */
const MIN_LENGTH = 1024;
/** How many bodies are kept as they were packed. */
const KEPT_BODIES = 100;

/** Sends larger bodies as gzip to those who take it. */
export const compress: Behaviour = (next) => {
  /** What is asked for again is packed once. */
  const packed = new RecentMap<string, Promise<Bytes>>(KEPT_BODIES);
  return (request) => {
    return onResponse(next(request), (response) => {
      const { body, etag, headers } = response;
      headers["vary"] = "accept-encoding";
      if (!body || body.length < MIN_LENGTH || !acceptsGzip(request.headers.get("accept-encoding"))) return response;
      const packing = (etag === undefined ? undefined : packed.get(etag)) ?? gzip(body);
      if (etag !== undefined) packed.set(etag, packing);
      headers["content-encoding"] = "gzip";
      return packing.then((bytes) => ({ ...response, body: bytes }));
    });
  };
};

async function gzip(body: Bytes | string): Promise<Bytes> {
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Whether an `accept-encoding` header allows gzip: by name, or by `*`, and not with `q=0`. */
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
