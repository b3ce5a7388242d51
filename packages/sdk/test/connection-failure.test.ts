import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectionError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { fetch as undiciFetch, ProxyAgent } from "undici";
import { afterEach, expect, test } from "vitest";
import { rejection, stoppedClock } from "./fakes.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Starts a server on a free port. Returns the host. */
async function serve(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Returns the error of a request, and how many times the client called `fetch`. */
async function failureOf(baseUrl: string, send: Fetch = fetch) {
  let attempts = 0;
  const counting: Fetch = (url, init) => {
    attempts++;
    return send(url, init);
  };
  const { calls } = new SmartAlex({ apiKey: "k", baseUrl, fetch: counting, clock: stoppedClock() });
  const error = (await rejection(calls.get("call_1"))) as ConnectionError;
  expect(error).toBeInstanceOf(ConnectionError);
  return { message: error.message, isRetryable: error.isRetryable, attempts };
}

const once = { isRetryable: false, attempts: 1 };
const retried = { isRetryable: true, attempts: 4 };

test("retries a port that no server listens on", async () => {
  const host = await serve(createTcpServer());
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(await failureOf(`http://${host}/v1`)).toEqual({
    ...retried,
    message: `${host} cannot be reached: no server is listening on that port (ECONNREFUSED). Check the network and the base URL, then try again.`,
  });
});

test("does not retry a server that does not speak HTTP", async () => {
  const host = await serve(createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n")));
  expect(await failureOf(`http://${host}/v1`)).toEqual({
    ...once,
    message: expect.stringMatching(/its response is not HTTP\. Check the base URL/) as string,
  });
});

test("retries a body that was corrupted in transit", async () => {
  const response = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\nnot a length\r\n";
  const host = await serve(createTcpServer((socket) => socket.end(response)));
  expect(await failureOf(`http://${host}/v1`)).toEqual({
    ...retried,
    message: expect.stringMatching(/^The connection to .* ended before the response was complete: /) as string,
  });
});

test("does not retry a server that does not speak TLS", async () => {
  const host = await serve(createServer((_, response) => response.end()));
  expect(await failureOf(`https://${host}/v1`)).toEqual({
    ...once,
    message: expect.stringMatching(/its response is not TLS \(\w+\)\. Check the base URL/) as string,
  });
});

test("does not retry an untrusted certificate", async () => {
  const folder = mkdtempSync(join(tmpdir(), "smartalex-tls-"));
  const [keyPath, certificatePath] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"];
  execFileSync("openssl", [...request, "-keyout", keyPath, "-out", certificatePath], { stdio: "ignore" });
  const [key, cert] = [readFileSync(keyPath), readFileSync(certificatePath)];
  rmSync(folder, { recursive: true });
  const host = await serve(createTlsServer({ key, cert }, (_, response) => response.end()));
  expect(await failureOf(`https://${host}/v1`)).toEqual({
    ...once,
    message:
      `${host} cannot be reached: its certificate is not signed by an authority that this machine trusts (DEPTH_ZERO_SELF_SIGNED_CERT). ` +
      "Check the base URL. If a proxy inspects TLS, add its certificate: on Node.js with NODE_EXTRA_CA_CERTS.",
  });
});

test("does not retry response headers that are too large", async () => {
  const host = await serve(
    createServer((_, response) => response.writeHead(200, { "x-large": "x".repeat(20_000) }).end()),
  );
  expect(await failureOf(`http://${host}/v1`)).toEqual({
    ...once,
    message: expect.stringContaining("its response headers are larger than this runtime accepts") as string,
  });
});

test("does not retry a proxy that requires authentication, with or without a tunnel", async () => {
  const proxy = createServer((_, response) => response.writeHead(407).end());
  proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
  const uri = `http://${await serve(proxy)}`;
  for (const proxyTunnel of [true, false]) {
    const dispatcher = new ProxyAgent({ uri, proxyTunnel });
    const send: Fetch = (url, init) => undiciFetch(url, { ...init, dispatcher });
    expect(await failureOf("http://127.0.0.1:49151/v1", send)).toEqual({
      ...once,
      message: expect.stringMatching(
        /the proxy requires authentication.*\. Add the user name and the password to the proxy's URL\.$/,
      ) as string,
    });
    await dispatcher.close();
  }
});

/** An error as Node's `fetch` throws it. */
const failed = (cause: Error) => new TypeError("fetch failed", { cause });
const coded = (code: string, message = code) => Object.assign(new Error(message), { code });

test.each<[string, Error, string, object]>([
  ["an unknown host", failed(coded("ENOTFOUND")), "the host name does not exist (ENOTFOUND). Check the base URL", once],
  ["an unavailable name service", failed(coded("EAI_AGAIN")), "cannot be resolved at the moment (EAI_AGAIN)", retried],
  [
    "an expired certificate",
    failed(coded("CERT_HAS_EXPIRED")),
    "its certificate has expired (CERT_HAS_EXPIRED). Check the clock",
    once,
  ],
  ["another host's certificate", failed(coded("ERR_TLS_CERT_ALTNAME_INVALID")), "is for another host name", once],
  [
    "a certificate, as Deno reports it",
    new TypeError("invalid peer certificate: UnknownIssuer"),
    "not signed by an authority",
    once,
  ],
  [
    "an alert of TLS",
    failed(coded("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "alert 70")),
    "alert 70 (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)",
    once,
  ],
  ["a connection that was reset", failed(coded("ECONNRESET")), "the connection was closed (ECONNRESET)", retried],
  [
    "all addresses of a host",
    failed(Object.assign(new AggregateError([coded("ECONNREFUSED")], ""), { code: "ECONNREFUSED" })),
    "no server is listening on that port (ECONNREFUSED)",
    retried,
  ],
  [
    "an unavailable name service, as Deno reports it",
    new TypeError("dns error: failed to lookup address information: Temporary failure in name resolution"),
    "cannot be resolved at the moment",
    retried,
  ],
  [
    "a code that is the name of a method",
    failed(coded("constructor", "odd")),
    "cannot be reached: odd (constructor). Check the network",
    retried,
  ],
  [
    "a sentence",
    failed(new Error("Network connection lost.")),
    "cannot be reached: Network connection lost. Check the network",
    retried,
  ],
  [
    "a very long message",
    failed(new Error("longer".repeat(1_000))),
    `cannot be reached: ${"longer".repeat(50)}. Check`,
    retried,
  ],
  [
    "an unknown message",
    failed(new Error("the cable is cut")),
    "cannot be reached: the cable is cut. Check the network",
    retried,
  ],
  [
    "the message of a browser",
    new TypeError("Failed to fetch"),
    "cannot be reached: Failed to fetch. Check the network",
    retried,
  ],
])("explains %s, and retries only if that can help", async (_, error, message, expected) => {
  expect(await failureOf("http://127.0.0.1/v1", () => Promise.reject(error))).toEqual({
    ...expected,
    message: expect.stringContaining(message) as string,
  });
});

test.each<[string, Fetch, string]>([
  ["calls a missing function", () => (undefined as unknown as Fetch)("", {} as never), "threw TypeError"],
  [
    "uses an undefined variable",
    () => Promise.reject(new ReferenceError("agent is not defined")),
    "threw ReferenceError",
  ],
  ["returns no response", () => Promise.resolve({ headers: {} } as Response), "fetch returned no response"],
])("a fetch function that %s is reported as the cause, and not called again", async (_, send, message) => {
  const failure = await failureOf("http://127.0.0.1/v1", send);
  expect(failure).toEqual({ ...once, message: expect.stringContaining(message) as string });
  expect(failure.message).toMatch(/^The fetch function threw .* Fix that function/);
});

test("retries a failure after a response has started", async () => {
  const pull = (controller: ReadableStreamDefaultController) => {
    controller.error(coded("ERR_SSL_BAD_RECORD_MAC"));
  };
  const garbled = () => new ReadableStream({ pull });
  const failure = await failureOf("http://127.0.0.1/v1", () => Promise.resolve(new Response(garbled())));
  expect(failure).toMatchObject(retried);
});
