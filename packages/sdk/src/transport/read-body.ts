import { AbortError, ConnectionError, SmartAlexError } from "../errors.ts";
import type { FetchLayer } from "./layers.ts";

const WITHOUT_BODY = [204, 205, 304];
/** They tell of the bytes on the wire, and are not true of the text that was read. */
const OF_THE_WIRE = ["content-encoding", "content-length", "transfer-encoding"];

/**
 * Reads the whole body, so that the layers around this one repeat a connection that breaks in the middle of it, and stop one that
 * stalls there. Masks what `redact` masks in the body and the headers: a server may repeat the API key. Throws `ConnectionError`;
 * `AbortError`, or the signal's own reason where that is one of ours.
 */
export function readBody(redact: (text: string) => string): FetchLayer {
  return (next) => async (request) => {
    let response: Response | undefined;
    try {
      response = await next(request);
      const { status, statusText } = response;
      if (status === 0) return response; // a redirect, which browsers hide
      const body = redact(await response.text());
      const headers = new Headers(
        [...response.headers].map(([name, value]): [string, string] => [name, redact(value)]),
      );
      for (const name of OF_THE_WIRE) headers.delete(name);
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
