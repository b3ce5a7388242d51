import type { Behaviour } from "../respond.ts";

/** A smaller body fits into one packet as it is. */
const MIN_BYTES = 1024;

/** Sends larger bodies as gzip to those who take it. */
export const compress: Behaviour = (next) => async (request) => {
  const response = await next(request);
  response.headers.append("vary", "accept-encoding");
  if (!response.body || !acceptsGzip(request.headers.get("accept-encoding") ?? "")) return response;
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength < MIN_BYTES) return new Response(bytes, response);
  const packed = new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip")), response);
  packed.headers.set("content-encoding", "gzip");
  return packed;
};

/** Whether an `accept-encoding` header allows gzip: by name, or by `*`, and not with `q=0`. */
function acceptsGzip(header: string): boolean {
  const weights = new Map(
    header.split(",").map((part) => {
      const [coding = "", ...parameters] = part.toLowerCase().replaceAll(/\s/g, "").split(";");
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return [coding, Number(weight ?? 1)] as const;
    }),
  );
  return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}
