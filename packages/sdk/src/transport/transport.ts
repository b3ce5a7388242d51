import type { ResolvedOptions } from "../options.ts";
import { redactor } from "../redact.ts";
import { authorize } from "./authorize.ts";
import { failOnStatus } from "./fail-on-status.ts";
import { Gate } from "./gate.ts";
import { compose, type Fetch } from "./layers.ts";
import { pace } from "./pace.ts";
import { readBody } from "./read-body.ts";
import { retry } from "./retry.ts";
import { timeout } from "./timeout.ts";

/** The pipeline of one client, outermost layer first. */
export function createTransport(options: ResolvedOptions): Fetch {
  const { apiKey, clock, fetch, maxRetries, timeoutMs } = options;
  return compose(
    [
      failOnStatus(clock),
      // eslint-disable-next-line no-restricted-properties -- where chance comes in
      retry({ maxRetries, clock, random: Math.random }),
      pace({ clock, gate: new Gate(options) }),
      timeout({ timeoutMs, clock }),
      readBody(redactor(apiKey)),
      authorize(apiKey),
    ],
    fetch,
  );
}
