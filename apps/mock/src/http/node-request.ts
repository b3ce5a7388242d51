import type { IncomingMessage, ServerResponse } from "node:http";
import type { MockRequest, RequestHeaders } from "./middleware.ts";

/** A request that came in through a port, What is seldom asked for is made when it is. */
export class NodeRequest implements MockRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RequestHeaders;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #signal: AbortSignal | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { method = "GET", socket, url = "/" } = incoming;
    this.method = method;
    // A client that takes this for a proxy sends a whole URL.
    this.url = url.startsWith("/") ? `http://127.0.0.1:${socket.localPort ?? ""}${url}` : url;
    this.headers = new NodeHeaders(incoming);
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  get body(): AsyncIterable<Uint8Array> {
    // Who stops reading still wants to answer.
    return { [Symbol.asyncIterator]: () => this.#incoming.iterator({ destroyOnReturn: false }) };
  }

  get signal(): AbortSignal {
    if (!this.#signal) {
      const left = new AbortController();
      this.#signal = left.signal;
      if (this.#outgoing.closed) left.abort();
      else
        this.#outgoing.once("close", () => {
          left.abort();
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
