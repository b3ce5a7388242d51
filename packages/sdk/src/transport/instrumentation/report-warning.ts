import { diagnosticsChannel } from "../../runtime/diagnostics-channel.ts";
import { emitWarning } from "../../runtime/emit-warning.ts";
import { callSafely } from "./call-safely.ts";
import { enabledLevels } from "./enabled-levels.ts";
import type { ClientHooks, WarningEvent } from "./events.ts";
import { type Instrumentation } from "./instrumentation.ts";

/**
 * Reports a warning to the hook, the logger and the diagnostics channel. `ownHook` replaces the client's `onWarning`. Without a hook and a logger,
 * shows the first warning of each kind. The modules of lists and of the change feed contain this function, so that a warning is reported before the
 * list ends.
 */
export function reportWarning(
  { hooks, logger, reportedWarnings, severity }: Omit<Instrumentation, "emit" | "hasListeners" | "load">,
  event: WarningEvent,
  ownHook: ClientHooks["onWarning"] = hooks.onWarning,
): void {
  const { warn } = enabledLevels({ logger, severity });
  const channel = diagnosticsChannel("warning");
  if (ownHook) callSafely(ownHook, event);
  if (channel?.hasSubscribers) channel.publish(event);
  if (warn) callSafely(warn, event.message);
  else if (!ownHook && !logger && !reportedWarnings.has(event.code)) emitWarning(event);
  reportedWarnings.add(event.code);
}
