import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that responds to everything like this, and a world that uses it. */
export async function serve(status: number, body: string, headers: Record<string, string> = {}) {
  const server = createServer((_, response) => response.writeHead(status, headers).end(body)).unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { env: { SMARTALEX_API_KEY: "sk_live_secret", SMARTALEX_BASE_URL: `http://127.0.0.1:${port}/v1` } };
}
