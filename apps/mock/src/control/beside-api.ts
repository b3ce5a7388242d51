import { BASE_PATH } from "../address.ts";
import { readOnlyMethods } from "../behaviours/read-only-methods.ts";
import type { Behaviour, Handler } from "../handler.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { pageRoutes } from "../page/page-routes.ts";
import { control, CONTROL_PATH } from "./control.ts";
import type { Controls } from "./controls.ts";
import { refuseStrangers } from "./refuse-strangers.ts";

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
