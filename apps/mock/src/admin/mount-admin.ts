import { dashboardRoutes } from "../dashboard/dashboard-routes.ts";
import { BASE_PATH } from "../http/api-router.ts";
import type { Handler, Middleware } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { ADMIN_PATH, adminRoutes } from "./admin-routes.ts";
import { withHeadAndOptions } from "./head-and-options.ts";
import { hostGuard } from "./host-guard.ts";
import type { MockState } from "./mock-state.ts";

/** Serves the control API and the dashboard. `api` is the API without authentication, rate limits and faults. */
export function mountAdmin(state: MockState, api: Handler): Middleware {
  const admin = adminRoutes(state);
  const dashboard = dashboardRoutes(state, api);
  const handle = withHeadAndOptions((request) => dashboard(request) ?? admin(request));
  return (request, next) => {
    const { pathname } = parseRequestUrl(request.url);
    if (pathname.startsWith(BASE_PATH)) return next(request);
    if (pathname !== "/" && !pathname.startsWith(`${ADMIN_PATH}/`)) return next(request);
    return hostGuard(request) ?? handle(request);
  };
}
