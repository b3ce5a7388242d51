import { ConnectionReset, mapResponse, type HttpRequest, type Middleware } from "../http/middleware.ts";
import { untilAborted } from "@smartalex/conformance";

/** When the connection breaks. */
export interface ConnectionFaultOptions {
  /** The part of the body that is sent, from 0 to 1. Without it, not even the status is sent. */
  share?: number;
}

/** Resets the connection. */
export function reset({ share }: ConnectionFaultOptions = {}): Middleware {
  return breakAt(share, () => Promise.reject(new ConnectionReset()));
}

/** Stalled requests. They are kept here, because a signal that is garbage-collected does not abort. */
const stalled = new Set<HttpRequest>();

/** Keeps the connection open without sending more data. */
export function stall({ share }: ConnectionFaultOptions = {}): Middleware {
  return breakAt(share, (request) => {
    stalled.add(request);
    return untilAborted(request.signal).finally(() => stalled.delete(request));
  });
}

function breakAt(share: number | undefined, end: (request: HttpRequest) => Promise<never>): Middleware {
  return (request, next) => {
    if (share === undefined) return end(request);
    return mapResponse(next(request), (response) => {
      if (!response.body) return end(request);
      return { ...response, broken: { share, end: () => end(request) } };
    });
  };
}
