import type { HttpRequest, HttpResponse } from "../http/middleware.ts";
import { LOOPBACK_HOST } from "../http/request-url.ts";
import { errorResponse } from "../http/responses.ts";

/** Returns a 403 response for requests to other hosts than this machine, and for requests of pages of other origins. */
export function hostGuard(request: HttpRequest): HttpResponse | undefined {
  const { headers } = request;
  const host = headers.get("host");
  if (host !== null && !LOOPBACK_HOST.test(host)) {
    return forbidden(
      "The dashboard and the control API serve this machine only. Request them as 127.0.0.1 or localhost.",
    );
  }
  const origin = headers.get("origin");
  const isOther = origin !== null && origin !== ownOrigin(request);
  const site = headers.get("sec-fetch-site");
  if (isOther || ((site === "cross-site" || site === "same-site") && !opensPage(request))) {
    return forbidden(
      "The control API accepts requests from the mock's own page and from programs only. Pages of other origins can request the API.",
    );
  }
  return undefined;
}

/** Returns the origin of the mock's own page. In-process requests have no `Host` header, so their URL contains it. */
function ownOrigin({ headers, url }: HttpRequest): string {
  const host = headers.get("host");
  return host === null ? new URL(url).origin : `http://${host.toLowerCase()}`;
}

/** Returns whether the user follows a link to the page. The page with the link can neither read nor embed the response. */
function opensPage({ headers, method }: HttpRequest): boolean {
  const isLink = headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  return method === "GET" && isLink;
}

function forbidden(message: string): HttpResponse {
  return errorResponse(403, "forbidden", message);
}
