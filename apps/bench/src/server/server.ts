/** Program that serves calls on a free port of 127.0.0.1 until its parent process ends. Its argument contains the options as JSON. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { callAt, callDetailAt, indexOfId } from "./calls.ts";
import { apiShapes, type ApiShape } from "./api-shapes.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { HANGING_ID, type ServerOptions } from "./server-options.ts";

const options = JSON.parse(process.argv[2] ?? "") as ServerOptions; // from `withServer`
const limiter = new RateLimiter(options.limit);

const server = createServer((request, response) => {
  // eslint-disable-next-line no-restricted-properties -- the rate limit of the server uses the system clock
  const { isAllowed, headers } = limiter.admit(Date.now());
  const sendResponse = () => {
    respond(request, response, isAllowed, headers);
  };
  if (options.latencyMs > 0) setTimeout(sendResponse, options.latencyMs);
  else sendResponse();
});
server.listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port); // an object, because the server listens on a port
});
process.on("message", () => process.send?.(limiter.counts()));
process.on("disconnect", () => process.exit());

function respond(
  { headers: { host = "" }, url = "" }: IncomingMessage,
  response: ServerResponse,
  isAllowed: boolean,
  headers: Record<string, string>,
): void {
  const { pathname, searchParams } = new URL(url, `http://${host}`);
  const shape = apiShapes.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  if (!isAllowed) {
    send(response, 429, headers, { error: { code: "rate_limited", message: "Too many requests.", status: 429 } });
  } else if (!shape) {
    send(response, 404, headers, { error: { code: "not_found", message: "Not found.", status: 404 } });
  } else if (pathname === shape.path) {
    const { body, link } = list(shape, searchParams, host);
    send(response, 200, link === undefined ? headers : { ...headers, link }, body);
  } else if (pathname.endsWith(`/${HANGING_ID}`)) {
    response.writeHead(200, { ...headers, "content-type": "application/json", "content-length": 1_000 });
    response.write('{"data":{');
  } else {
    const call = callDetailAt(indexOfId(pathname.slice(shape.path.length + 1)));
    send(response, 200, headers, shape.item(call));
  }
}

function list(shape: ApiShape, query: URLSearchParams, host: string): { body: unknown; link: string | undefined } {
  const range = shape.parseRange(query);
  const end = Math.min(range.start + range.size, options.calls);
  const calls = Array.from({ length: Math.max(0, end - range.start) }, (_, index) => callAt(range.start + index));
  const next = `http://${host}${shape.path}?per_page=${range.size}&page=${range.start / range.size + 2}`;
  return {
    body: shape.list(calls, range, options.calls),
    link: shape.hasLink && end < options.calls ? `<${next}>; rel="next"` : undefined,
  };
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { ...headers, "content-type": "application/json", "content-length": bytes.length });
  response.end(bytes);
}
