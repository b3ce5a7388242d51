import { listCallsQueryLimits } from "@smartalex/contract/constants";
import { createQueryError } from "../../../api/errors/query-error.ts";
import { isValidQuery } from "../../../api/validate-query.ts";
import { InvalidResponseError } from "../../../errors.ts";
import type { ChangeFeedOptions } from "./change-batch.ts";
import { ChangeFeedPass } from "./change-feed-pass.ts";
import { ChangeFeedRequests, type ChangeFeedSource } from "./change-feed-requests.ts";
import { HOUR_MS, parseLookbacks, sinceHours } from "./lookback.ts";
import { planRun } from "./run-plan.ts";
import { ServerClock } from "./server-clock.ts";
import { MemoryStore } from "./store/memory-store.ts";
import { discardFutureTimes } from "./store/progress.ts";

/** The maximum number of responses whose `Date` headers a run compares to determine the server's time. */
const MAX_CLOCK_REQUESTS = 5;

/** A run that is ready to read its list, and the number of calls in the list according to the server. */
export interface StartedPass {
  pass: ChangeFeedPass;
  expectedRows: number;
}

/**
 * Starts a run of the change feed: checks the options, requests the server's time, and decides how far back to look.
 * @throws {InvalidOptionError} if a lookback option or the state is invalid, before a request is sent.
 * @throws {InvalidResponseError} if the server's time cannot be determined.
 */
export async function startPass(source: ChangeFeedSource, options: ChangeFeedOptions): Promise<StartedPass> {
  const { details = false, since_hours, state } = options;
  if (since_hours !== undefined && !isValidQuery({ since_hours }, listCallsQueryLimits)) {
    throw createQueryError({ since_hours }, listCallsQueryLimits);
  }
  const lookbacksMs = parseLookbacks(options);
  const store = new MemoryStore(state, details);
  const clock = new ServerClock(source.now);
  const requests = new ChangeFeedRequests(source, options, clock);
  const plan = () => planRun(store.progress, { clock, lookbacksMs, savedMs: store.savedMs });
  const setStart = () => {
    if (store.savedMs !== undefined || since_hours === undefined) return;
    store.progress = { ...store.progress, fromMs: clock.earliestMs() - since_hours * HOUR_MS };
  };

  setStart();
  let expectedRows = 0;
  for (let count = 0; !clock.isConfirmed; count++) {
    if (count === MAX_CLOCK_REQUESTS) throw unknownTimeError(clock.hasObservations);
    const { floors, lookback } = plan();
    const hours = sinceHours(floors[lookback], { nowMs: clock.nowMs(), marginMs: HOUR_MS });
    expectedRows = await requests.total(hours === undefined ? {} : { since_hours: hours });
  }
  setStart(); // set the start again, now by the server's clock
  const latestMs = clock.latestMs();
  store.progress = discardFutureTimes(store.progress, { latestMs, reconcileMs: lookbacksMs.reconcile });
  return { pass: new ChangeFeedPass({ clock, lookbacksMs, options, plan: plan(), requests, store }), expectedRows };
}

function unknownTimeError(hasDates: boolean): InvalidResponseError {
  const message = hasDates
    ? `The Date headers of ${MAX_CLOCK_REQUESTS} responses differ by more than a minute. The feed cannot determine the server's time. ` +
      "Try again later."
    : "The server's response has no Date header. A change feed needs this header. In a browser, the server must expose the header.";
  return new InvalidResponseError(message, { body: "" });
}
