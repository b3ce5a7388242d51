import { onResponse, type Behaviour, type Bytes } from "../handler.ts";

/** A smaller body fits into one packet as it is. */
const MIN_BYTES = 1024;

/** Sends larger bodies as gzip to those who take it. */
export const compress: Behaviour = (next) => {
  /** A page that is asked for again has the same bytes, and is packed once. */
  const packed = new WeakMap<Bytes, Promise<Bytes>>();
  return (request) => {
    return onResponse(next(request), (response) => {
      const { body, headers } = response;
      headers["vary"] = "accept-encoding";
      if (!body || body.length < MIN_BYTES || !acceptsGzip(request.headers.get("accept-encoding"))) return response;
      const packing = packed.get(body) ?? gzip(body);
      packed.set(body, packing);
      headers["content-encoding"] = "gzip";
      return packing.then((bytes) => ({ ...response, body: bytes }));
    });
  };
};

async function gzip(body: Bytes): Promise<Bytes> {
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
