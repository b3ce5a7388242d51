import { AbortError, ConnectionError, SmartAlexError } from "../errors.ts";
import type { FetchLayer } from "./layers.ts";

const WITHOUT_BODY = [204, 205, 304];

/**
 * Reads the whole body, so that the layers around this one retry a connection that breaks in the middle of it, and stop one
 * that stalls there. Throws `ConnectionError`; `AbortError`, or the signal's own reason where that is one of ours.
 */
export function readBody(): FetchLayer {
  return (next) => async (request) => {
    let response: Response | undefined;
    try {
      response = await next(request);
      const { status, statusText, headers } = response;
      if (status === 0) return response; // a redirect, which browsers hide
      const body = await response.text();
      return new Response(WITHOUT_BODY.includes(status) ? null : body, { status, statusText, headers });
    } catch (error) {
      const { aborted, reason } = request.signal as { aborted: boolean; reason: unknown };
      if (aborted) throw reason instanceof SmartAlexError ? reason : new AbortError(reason);
      const { host } = new URL(request.url);
      const what = response
        ? `The connection to ${host} broke off in the middle of the answer`
        : `${host} cannot be reached`;
      throw new ConnectionError(`${what}. Check the network and the base URL, then try again.`, error);
    }
  };
}
