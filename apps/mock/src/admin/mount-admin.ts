import { BASE_PATH } from "../http/base-url.ts";
import { readOnlyMethods } from "./read-only-methods.ts";
import type { Behaviour, Handler } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { pageRoutes } from "../dashboard/dashboard-routes.ts";
import { control, CONTROL_PATH } from "./admin-routes.ts";
import type { Controls } from "./mock-state.ts";
import { refuseStrangers } from "./host-guard.ts";

/** Serves the control and the page beside the API, which knows nothing of them. `bare` is the API without keys, limits and faults. */
export function besideApi(controls: Controls, bare: Handler): Behaviour {
  const controlled = control(controls);
  const paged = pageRoutes(controls, bare);
  const beside = readOnlyMethods((request) => paged(request) ?? controlled(request));
  return (api) => (request) => {
    const { pathname } = parseRequestUrl(request.url);
    if (pathname.startsWith(BASE_PATH)) return api(request);
    if (pathname !== "/" && !pathname.startsWith(`${CONTROL_PATH}/`)) return api(request);
    return refuseStrangers(request) ?? beside(request);
  };
}
