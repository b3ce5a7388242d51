import type { AheadOptions } from "./calls/calls.ts";
import type { ChangesOptions } from "./calls/change-batch.ts";
import { InvalidOptionError } from "./errors.ts";
import { nearestName } from "./nearest-name.ts";
import type { Patience, RequestOptions, SmartAlexOptions } from "./options.ts";

/** The names of some options. That all are there is checked by the compiler. */
type Names<Options> = Readonly<Record<keyof Options, true>>;

const patience: Names<Patience> = { timeoutMs: true, deadlineMs: true, maxRetries: true };

/** What a client takes. */
export const clientOptions: Names<SmartAlexOptions> = {
  apiKey: true,
  baseUrl: true,
  fetch: true,
  ...patience,
  concurrency: true,
  requestsPerMinute: true,
  maxResponseBytes: true,
  validate: true,
  logger: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  onWait: true,
  clock: true,
};

/** What one request takes. */
export const requestOptions: Names<RequestOptions> = { signal: true, ...patience };

/** What requests ahead of the reader take. */
export const aheadOptions: Names<AheadOptions> = { ...requestOptions, concurrency: true };

/** What a run of the change feed takes. */
export const changesOptions: Names<ChangesOptions> = {
  state: true,
  since_hours: true,
  skipExisting: true,
  details: true,
  concurrency: true,
  signal: true,
  hotHours: true,
  warmHours: true,
  auditHours: true,
};

/**
 * Throws `InvalidOptionError` for an option that does not exist, with the nearest one. TypeScript finds most of them, and JavaScript none:
 * a client with `baseURL` would send the API key to production.
 */
export function checkOptionNames(options: unknown, names: Readonly<Record<string, true>>): void {
  if (typeof options !== "object" || options === null || options instanceof AbortSignal) {
    throw new InvalidOptionError("options", `must be an object, such as { ${Object.keys(names)[0] ?? ""} }`);
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return;
  const valid = Object.keys(names);
  const nearest = nearestName(unknown, valid);
  const use = nearest === undefined ? `Use one of ${valid.join(", ")}` : `Use ${nearest} instead`;
  throw new InvalidOptionError(unknown, `does not exist. ${use}`);
}
