import type { Behaviour } from "../handler.ts";
import { addressOf } from "../routes.ts";
import { control, CONTROL_PATH } from "./control.ts";
import type { Controls } from "./controls.ts";
import { refuseStrangers } from "./refuse-strangers.ts";

/** Serves the control beside the API, which knows nothing of it. */
export function besideApi(controls: Controls): Behaviour {
  const controlled = control(controls);
  return (api) => (request) => {
    const { pathname } = addressOf(request.url);
    if (!pathname.startsWith(`${CONTROL_PATH}/`)) return api(request);
    return refuseStrangers(request) ?? controlled(request);
  };
}
