import type { RequestOptions, ResolvedOptions } from "../options.ts";
import { redactor } from "../redact.ts";
import { authorize } from "./authorize.ts";
import { failOnStatus } from "./fail-on-status.ts";
import { Gate } from "./gate.ts";
import { compose, type Send } from "./layers.ts";
import { pace } from "./pace.ts";
import { RetryBudget } from "./retry-budget.ts";
import { retry } from "./retry.ts";
import { send } from "./send.ts";
import { tellAttempts } from "./tell-attempts.ts";
import { timeout } from "./timeout.ts";

/** Gives the way to the network for one request, with what is set for it alone. */
export type Transport = (own: RequestOptions) => Send;

/** The pipeline of one client, outermost layer first. Gate and budget are shared by all of its requests. */
export function createTransport(options: ResolvedOptions): Transport {
  const { apiKey, clock, fetch, observer } = options;
  const gate = new Gate(options);
  const budget = new RetryBudget();
  const toNetwork = send({ fetch, redact: redactor(apiKey) });
  return (own) => {
    const { deadlineMs = options.deadlineMs, maxRetries = options.maxRetries, timeoutMs = options.timeoutMs } = own;
    return compose(
      [
        failOnStatus(clock),
        timeout({ timeoutMs: deadlineMs, clock }),
        // eslint-disable-next-line no-restricted-properties -- where chance comes in
        retry({ maxRetries, budget, clock, observer, random: Math.random }),
        pace({ clock, gate }),
        tellAttempts({ clock, observer }),
        timeout({ timeoutMs, clock }),
        authorize(apiKey),
      ],
      toNetwork,
    );
  };
}
