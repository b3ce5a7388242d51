import { untilAborted } from "../runtime/clock.ts";
import { onResponse, type Behaviour, type MockRequest } from "../http/middleware.ts";

/** What `fetch` throws where the connection is reset. On a port, `serveNode` resets the connection instead. */
export class ConnectionReset extends TypeError {
  constructor() {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  }
}

/** Where a connection breaks: how much of the body has been sent, 0 to 1; without it, not even the status has. */
export interface Break {
  share?: number;
}

/** Ends the connection. */
export function reset({ share }: Break = {}): Behaviour {
  return breakAt(share, () => Promise.reject(new ConnectionReset()));
}

/** Requests that wait. Nothing else may hold them, and what is collected is not told when it is aborted. */
const stalled = new Set<MockRequest>();

/** Keeps the connection, and sends nothing more. */
export function stall({ share }: Break = {}): Behaviour {
  return breakAt(share, (request) => {
    stalled.add(request);
    return untilAborted(request.signal).finally(() => stalled.delete(request));
  });
}

function breakAt(share: number | undefined, end: (request: MockRequest) => Promise<never>): Behaviour {
  return (next) => (request) => {
    if (share === undefined) return end(request);
    return onResponse(next(request), (response) => {
      if (!response.body) return end(request);
      return { ...response, broken: { share, end: () => end(request) } };
    });
  };
}
