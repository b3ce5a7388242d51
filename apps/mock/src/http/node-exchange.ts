import type { IncomingMessage, ServerResponse } from "node:http";
import { ConnectionReset } from "../faults/connection.ts";
import type { Handler, MockResponse } from "./middleware.ts";
import { NodeRequest } from "./node-request.ts";
import { bytesOf, fail } from "./responses.ts";

/** A request that came in through a port, and its answer. */
export class Exchange {
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #answer: MockResponse | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  /** Has it answered. What is answered at once waits to be sent; what takes longer is sent when it is there. */
  begin(handle: Handler): void {
    try {
      const problem = hostProblem(this.#incoming);
      const given =
        problem === undefined
          ? handle(new NodeRequest(this.#incoming, this.#outgoing))
          : fail(400, "invalid_request", problem);
      if (!(given instanceof Promise)) this.#answer = given;
      else
        given.then(
          (answer) => {
            this.#answer = answer;
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

  /** Sends the answer, if it is there. */
  send(): void {
    try {
      if (this.#answer) this.#write(this.#answer);
    } catch (error) {
      this.#fail(error);
    }
  }

  #write({ body, broken, headers, status }: MockResponse): void {
    const outgoing = this.#outgoing;
    if (body !== undefined && broken) {
      const bytes = bytesOf(body);
      outgoing.writeHead(status, headers); // in chunks, since all of a body of known length would be its end
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
    // Of a text Node makes one with the head, which is sent sooner than two parts; and sooner still where it is known to be ASCII.
    outgoing.writeHead(status, headers).end(body, body.length === length ? "latin1" : "utf8");
  }

  #fail(error: unknown): void {
    const outgoing = this.#outgoing;
    if (outgoing.destroyed) return; // nobody is there to hear of it
    if (error instanceof ConnectionReset || outgoing.headersSent) this.#incoming.socket.resetAndDestroy();
    else this.#write(fail(500, "server_error", "The mock failed to answer. Please report what was asked"));
  }
}

/** What is wrong with the Host header of a request. Of several, Node.js keeps the first without a word. */
function hostProblem({ httpVersion, rawHeaders }: IncomingMessage): string | undefined {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === "host") count++;
  }
  if (count > 1) return "There are several Host headers. Send one.";
  return count === 0 && httpVersion === "1.1" ? "The header Host is missing." : undefined;
}
