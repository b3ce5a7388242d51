import { untilAborted } from "../clock.ts";
import type { Behaviour } from "../respond.ts";

/** What `fetch` throws where the connection is reset. On a port, `serveNode` resets the connection instead. */
export class ConnectionReset extends TypeError {
  constructor() {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  }
}

/** Where a connection breaks: how much of the body has been sent, 0 to 1; without it, not even the status has. */
export interface Break {
  bodyShare?: number;
}

/** Ends the connection. */
export function reset({ bodyShare }: Break = {}): Behaviour {
  const end = () => Promise.reject(new ConnectionReset());
  return bodyShare === undefined ? () => end : breakBody(bodyShare, end);
}

/** Requests that wait. Nothing else may hold them, and what is collected is not told when it is aborted. */
const stalled = new Set<Request>();

/** Keeps the connection, and sends nothing more. */
export function stall({ bodyShare }: Break = {}): Behaviour {
  const end = (request: Request) => {
    stalled.add(request);
    return untilAborted(request.signal).finally(() => stalled.delete(request));
  };
  return bodyShare === undefined ? () => end : breakBody(bodyShare, end);
}

function breakBody(share: number, end: (request: Request) => Promise<never>): Behaviour {
  return (next) => async (request) => {
    const response = await next(request);
    if (!response.body) return end(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const parts = [bytes.subarray(0, bytes.length * share)];
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const part = parts.shift();
        if (part) controller.enqueue(part);
        else await end(request);
      },
    });
    return new Response(body, response);
  };
}
