import type { IncomingMessage, ServerResponse } from "node:http";
import { HOST } from "./api-router.ts";
import type { HttpRequest, RequestHeaders } from "./middleware.ts";

/** A request that arrived on a port. Creates the signal and the body iterator on demand, because few requests need them. */
export class NodeRequest implements HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RequestHeaders;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #signal: AbortSignal | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { method = "GET", socket, url = "/" } = incoming;
    this.method = method;
    // A client that uses this server as a proxy sends an absolute URL.
    this.url = url.startsWith("/") ? `http://${HOST}:${socket.localPort ?? ""}${url}` : url;
    this.headers = new NodeHeaders(incoming);
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  get body(): AsyncIterable<Uint8Array> {
    // The response is sent even if the body was not read to its end.
    return { [Symbol.asyncIterator]: () => this.#incoming.iterator({ destroyOnReturn: false }) };
  }

  get signal(): AbortSignal {
    if (!this.#signal) {
      const disconnected = new AbortController();
      this.#signal = disconnected.signal;
      if (this.#outgoing.closed) disconnected.abort();
      else
        this.#outgoing.once("close", () => {
          disconnected.abort();
        });
    }
    return this.#signal;
  }
}

class NodeHeaders implements RequestHeaders {
  readonly #incoming: IncomingMessage;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }

  get(name: string): string | null {
    const value = this.#incoming.headers[name];
    return value === undefined ? null : String(value);
  }

  has(name: string): boolean {
    return this.#incoming.headers[name] !== undefined;
  }

  *[Symbol.iterator](): Iterator<[name: string, value: string]> {
    for (const [name, value] of Object.entries(this.#incoming.headers)) yield [name, String(value)];
  }
}
