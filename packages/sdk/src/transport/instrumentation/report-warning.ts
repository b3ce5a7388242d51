import { diagnosticsChannel } from "../../runtime/diagnostics-channel.ts";
import { emitWarning } from "../../runtime/emit-warning.ts";
import { callSafely } from "./event-reporter.ts";
import { enabledLevels } from "./enabled-levels.ts";
import type { ClientHooks } from "./events.ts";
import type { WarningEvent } from "./warnings.ts";
import type { Instrumentation } from "./instrumentation.ts";

/**
 * Reports a warning to the `onWarning` hook, the logger and the diagnostics channel. `ownHook` replaces the client's `onWarning` hook. If there is
 * neither a hook nor a logger, the runtime shows the first warning of each kind. The modules that create warnings import this function statically, so
 * that a warning about a list is reported before the list ends.
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
