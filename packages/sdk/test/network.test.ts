import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ConnectionError, InvalidResponseError, SmartAlex, TimeoutError } from "@smartalex/sdk";
import { call, rejection, stoppedClock } from "./fakes.ts";

const body = JSON.stringify({ data: { ...call("call_1"), campaign_id: null, summary: null, transcript: [] } });
let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Starts a server that handles requests with these listeners, in order. Returns its base URL. */
async function listen(...listeners: Parameters<typeof createServer>[1][]): Promise<string> {
  server = createServer((request, response) => listeners.shift()?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

test("retries a request whose body is cut off", async () => {
  const baseUrl = await listen(
    (_, response) => {
      response.writeHead(200, { "content-length": body.length });
      response.write(body.slice(0, 40), () => response.destroy());
    },
    (_, response) => response.end(body),
  );
  expect((await new SmartAlex({ apiKey: "k", baseUrl, clock: stoppedClock() }).calls.get("call_1")).id).toBe("call_1");
});

test("a body that is always cut off is a ConnectionError", async () => {
  const baseUrl = await listen((_, response) => {
    response.writeHead(200, { "content-length": body.length });
    response.write(body.slice(0, 40), () => response.destroy());
  });
  const error = await rejection(new SmartAlex({ apiKey: "k", baseUrl, maxRetries: 0 }).calls.get("call_1"));
  expect(error).toBeInstanceOf(ConnectionError);
  expect((error as Error).message).toContain("ended before the response was complete");
});

test("a body that stalls ends with TimeoutError", async () => {
  const baseUrl = await listen((_, response) => {
    response.writeHead(200, { "content-length": body.length });
    response.write(body.slice(0, 40));
  });
  const error = await rejection(new SmartAlex({ apiKey: "k", baseUrl, timeoutMs: 50 }).calls.get("call_1"));
  expect(error).toBeInstanceOf(TimeoutError);
});

test("the API key is never sent to the target of a redirect", async () => {
  const seen: (string | undefined)[] = [];
  const baseUrl = await listen(
    (request, response) => {
      seen.push(request.headers.authorization);
      response
        .writeHead(302, { location: `http://localhost:${(server.address() as AddressInfo).port}/v1/calls/x` })
        .end();
    },
    (request, response) => {
      seen.push(request.headers.authorization);
      response.end(body);
    },
  );
  const error = await rejection(new SmartAlex({ apiKey: "k", baseUrl }).calls.get("call_1"));
  expect((error as Error).message).toContain("redirects to http://localhost");
  expect(seen).toEqual(["Bearer k"]);
});

test("an undefined status is an InvalidResponseError, not a ConnectionError", async () => {
  const baseUrl = await listen((_, response) => response.writeHead(999).end("denied"));
  const error = await rejection(new SmartAlex({ apiKey: "k", baseUrl }).calls.get("call_1"));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ status: 999, bodyPreview: "denied" });
});

test("a port that no server listens on is a ConnectionError that includes the host", async () => {
  const baseUrl = await listen();
  await new Promise((resolve) => server.close(resolve));
  const error = await rejection(new SmartAlex({ apiKey: "k", baseUrl, maxRetries: 0 }).calls.get("call_1"));
  expect(error).toBeInstanceOf(ConnectionError);
  expect((error as Error).message).toContain(`${new URL(baseUrl).host} cannot be reached`);
});
