import type { IncomingMessage, ServerResponse } from "node:http";
import { bytesOf } from "../runtime/bytes.ts";
import { ConnectionReset, type Handler, type HttpResponse } from "./middleware.ts";
import { NodeRequest } from "./node-request.ts";
import { errorResponse } from "./responses.ts";

/** A request that arrived on a port, and its response. */
export class ServerExchange {
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #response: HttpResponse | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  /** Calls the handler. A synchronous response is sent by `send`, a promised one as soon as it resolves. */
  begin(handle: Handler): void {
    try {
      const problem = hostProblem(this.#incoming);
      const result =
        problem === undefined
          ? handle(new NodeRequest(this.#incoming, this.#outgoing))
          : errorResponse(400, "invalid_request", problem);
      if (!(result instanceof Promise)) this.#response = result;
      else
        result.then(
          (response) => {
            this.#response = response;
            this.send();
          },
          (error: unknown) => {
            this.#fail(error);
          },
        );
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Sends the response, if it is available. */
  send(): void {
    try {
      if (this.#response) this.#write(this.#response);
    } catch (error) {
      this.#fail(error);
    }
  }

  #write({ body, broken, headers, status }: HttpResponse): void {
    const outgoing = this.#outgoing;
    if (body !== undefined && broken) {
      const bytes = bytesOf(body);
      outgoing.writeHead(status, headers); // without content-length, because a whole body of known length would complete the response
      outgoing.write(bytes.subarray(0, bytes.length * broken.share), () => {
        broken.end().catch((error: unknown) => {
          this.#fail(error);
        });
      });
      return;
    }
    if (body === undefined) {
      outgoing.writeHead(status, headers).end();
      return;
    }
    // Through globalThis, as in serveNode.
    const length = globalThis.Buffer.byteLength(body);
    headers["content-length"] = String(length);
    // Node joins a text with the head, which is faster than two parts. It is fastest if the text is known to be ASCII.
    outgoing.writeHead(status, headers).end(body, body.length === length ? "latin1" : "utf8");
  }

  #fail(error: unknown): void {
    const outgoing = this.#outgoing;
    if (outgoing.destroyed) return; // the client has disconnected
    if (error instanceof ConnectionReset || outgoing.headersSent) this.#incoming.socket.resetAndDestroy();
    else
      this.#write(errorResponse(500, "server_error", "Internal error of the mock. Please report it, with the request"));
  }
}

/** Returns the problem of the Host header of a request. If there are several Host headers, Node.js keeps only the first. */
function hostProblem({ httpVersion, rawHeaders }: IncomingMessage): string | undefined {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === "host") count++;
  }
  if (count > 1) return "There are several Host headers. Send one.";
  return count === 0 && httpVersion === "1.1" ? "The header Host is missing." : undefined;
}
