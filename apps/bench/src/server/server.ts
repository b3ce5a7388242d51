/** A program: serves calls on a free port of 127.0.0.1 until the process that has started it ends. Its rules are its argument. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { callAt, callDetailAt, indexOfId } from "./calls.ts";
import { apiShapes, type ApiShape } from "./api-shapes.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { HANGING_ID, type ServerOptions } from "./server-options.ts";

const options = JSON.parse(process.argv[2] ?? "") as ServerOptions; // from `withServer`
const limiter = new RateLimiter(options.limit);

const server = createServer((request, response) => {
  // eslint-disable-next-line no-restricted-properties -- the one file whose job it is
  const { isAllowed, headers } = limiter.admit(Date.now());
  const sendResponse = () => {
    respond(request, response, isAllowed, headers);
  };
  if (options.latencyMs > 0) setTimeout(sendResponse, options.latencyMs);
  else sendResponse();
});
server.listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port); // it listens on a port, not on a pipe
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
  const dialect = apiShapes.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  if (!isAllowed) {
    send(response, 429, headers, { error: { code: "rate_limited", message: "Too many requests.", status: 429 } });
  } else if (!dialect) {
    send(response, 404, headers, { error: { code: "not_found", message: "There is nothing here.", status: 404 } });
  } else if (pathname === dialect.path) {
    const { body, link } = list(dialect, searchParams, host);
    send(response, 200, link === undefined ? headers : { ...headers, link }, body);
  } else if (pathname.endsWith(`/${HANGING_ID}`)) {
    response.writeHead(200, { ...headers, "content-type": "application/json", "content-length": 1_000 });
    response.write('{"data":{');
  } else {
    const call = callDetailAt(indexOfId(pathname.slice(dialect.path.length + 1)));
    send(response, 200, headers, dialect.item(call));
  }
}

function list(dialect: ApiShape, query: URLSearchParams, host: string): { body: unknown; link: string | undefined } {
  const part = dialect.parseRange(query);
  const end = Math.min(part.start + part.size, options.calls);
  const calls = Array.from({ length: Math.max(0, end - part.start) }, (_, index) => callAt(part.start + index));
  const next = `http://${host}${dialect.path}?per_page=${part.size}&page=${part.start / part.size + 2}`;
  return {
    body: dialect.list(calls, part, options.calls),
    link: dialect.hasLink && end < options.calls ? `<${next}>; rel="next"` : undefined,
  };
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { ...headers, "content-type": "application/json", "content-length": bytes.length });
  response.end(bytes);
}
