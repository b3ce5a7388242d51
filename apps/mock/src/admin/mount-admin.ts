import { BASE_PATH } from "../http/api-router.ts";
import type { Handler, HttpRequest, Middleware } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { ADMIN_PATH } from "./admin-routes.ts";
import { withHeadAndOptions } from "./head-and-options.ts";
import { hostGuard } from "./host-guard.ts";

/** The handlers that `mountAdmin` adds to the API. */
export interface AdminHandlers {
  admin: Handler;
  /** Returns `undefined` for the paths of the control API. */
  dashboard: (request: HttpRequest) => ReturnType<Handler> | undefined;
}

/** Serves the control API and the dashboard next to the API. */
export function mountAdmin({ admin, dashboard }: AdminHandlers): Middleware {
  const handle = withHeadAndOptions((request) => dashboard(request) ?? admin(request));
  return (request, next) => {
    const { pathname } = parseRequestUrl(request.url);
    if (pathname.startsWith(BASE_PATH)) return next(request);
    if (pathname !== "/" && !pathname.startsWith(`${ADMIN_PATH}/`)) return next(request);
    return hostGuard(request) ?? handle(request);
  };
}
