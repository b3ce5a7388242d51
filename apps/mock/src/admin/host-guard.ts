import type { MockRequest } from "../http/middleware.ts";
import { fail } from "../http/responses.ts";
import type { MockResponse } from "../http/middleware.ts";

/** Names of this machine. Any other name may be one that another site has pointed to this address (DNS rebinding). */
export const THIS_MACHINE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Refuses other hosts than this machine, and pages of other origins; `undefined` for whoever may go on. */
export function refuseStrangers(request: MockRequest): MockResponse | undefined {
  const { headers } = request;
  const host = headers.get("host");
  if (host !== null && !THIS_MACHINE.test(host)) {
    return forbidden("This is for this machine alone. Ask for it as 127.0.0.1 or localhost.");
  }
  const origin = headers.get("origin");
  const isOther = origin !== null && origin !== ownOrigin(request);
  const site = headers.get("sec-fetch-site");
  if (isOther || ((site === "cross-site" || site === "same-site") && !opensPage(request))) {
    return forbidden(
      "This is for the mock's own page, and for programs that are no page. Other origins may ask the API.",
    );
  }
  return undefined;
}

/** The origin of the mock's own page, by the name that was asked for. In process there is no header, and the address says it. */
function ownOrigin({ headers, url }: MockRequest): string {
  const host = headers.get("host");
  return host === null ? new URL(url).origin : `http://${host.toLowerCase()}`;
}

/** Whether a person follows a link to the page, which the page where it stood cannot read or frame. */
function opensPage({ headers, method }: MockRequest): boolean {
  const isLink = headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  return method === "GET" && isLink;
}

function forbidden(message: string): MockResponse {
  return fail(403, "forbidden", message);
}
