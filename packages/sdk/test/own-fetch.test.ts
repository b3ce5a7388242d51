import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { SmartAlex, type Fetch } from "@smartalex/sdk";
import crossFetch from "cross-fetch";
import { fetch as undiciFetch, ProxyAgent } from "undici";
import { afterEach, expect, test } from "vitest";
import { call, rejection } from "./fakes.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void; // what the flag adds to a new context

const body = JSON.stringify({ data: { ...call("call_1"), campaign_id: null, summary: null, transcript: [] } });
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server on a free port. Returns its origin. */
async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const fetches: [name: string, fetch: Fetch][] = [
  ["the runtime's fetch", fetch],
  ["a function around the runtime's fetch", (url, init) => fetch(url, init)],
  ["undici", (url, init) => undiciFetch(url, init)],
  ["cross-fetch, which is node-fetch on Node", crossFetch],
];

test.each(fetches)("accepts %s as fetch", async (_, own) => {
  const origin = await serve((_request, response) => response.end(body));
  const { calls } = new SmartAlex({ apiKey: "k", baseUrl: `${origin}/v1`, fetch: own });
  expect((await calls.get("call_1")).id).toBe("call_1");
});

test.each(fetches)("with %s, an abort after a garbage collection ends the requests on the server", async (_, own) => {
  let [arrived, ended] = [0, 0];
  const origin = await serve((request) => {
    arrived++;
    request.on("close", () => ended++);
  });
  const stop = new AbortController();
  const { calls } = new SmartAlex({ apiKey: "k", baseUrl: `${origin}/v1`, fetch: own, maxRetries: 0 });
  const requests = Array.from({ length: 10 }, () => rejection(calls.get("call_1", { signal: stop.signal })));
  await expect.poll(() => arrived).toBe(10);
  for (let round = 0; round < 3; round++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  stop.abort();
  await Promise.all(requests);
  await expect.poll(() => ended).toBe(10);
});

test("undici's ProxyAgent sends requests through the proxy", async () => {
  const origin = await serve((_, response) => response.end(body));
  const proxied: string[] = [];
  const proxy = await serve((request, response) => {
    proxied.push(request.url ?? "");
    request.pipe(
      forward(request.url ?? "", { headers: request.headers }, (forwarded) => {
        forwarded.pipe(response);
      }),
    );
  });
  const dispatcher = new ProxyAgent({ uri: proxy, proxyTunnel: false });
  const { calls } = new SmartAlex({
    apiKey: "k",
    baseUrl: `${origin}/v1`,
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
  });
  expect((await calls.get("call_1")).id).toBe("call_1");
  expect(proxied).toEqual([`${origin}/v1/calls/call_1`]);
  await dispatcher.close();
});

test("headers that a custom fetch changes do not reach the next request", async () => {
  const sent: string[][] = [];
  const own: Fetch = (_url, init) => {
    const headers = init.headers as Record<string, string>; // JavaScript can change them
    sent.push(Object.keys(headers));
    headers["x-first"] = "yes";
    delete headers["authorization"];
    return Promise.resolve(new Response(body));
  };
  const smartalex = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch: own });
  await smartalex.calls.get("call_1");
  await smartalex.calls.get("call_1");
  expect(sent[1]).toEqual(sent[0]);
});
