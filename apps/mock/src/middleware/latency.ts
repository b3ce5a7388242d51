import { InvalidOptionError } from "../runtime/errors.ts";
import type { Middleware } from "../http/middleware.ts";
import type { Sleep } from "@smartalex/conformance";
import { createRandom } from "../runtime/random.ts";

/** Options of the `latency` middleware. */
export interface LatencyOptions {
  /** Milliseconds: `200`, `50-200` or `50-200, 1% 3000`. */
  latencyMs: number | string;
  seed: number | string;
  sleep: Sleep;
}

/**
 * Waits before each request is handled.
 *
 * @throws `InvalidOptionError` for an invalid latency.
 */
export function latency({ latencyMs, seed, sleep }: LatencyOptions): Middleware {
  const [usual, ...tails] = String(latencyMs).split(/,\s*/).map(parseRange);
  const random = createRandom("latency", seed);
  return async (request, next) => {
    let chance = random();
    const range = tails.find(({ probability }) => (chance -= probability) < 0) ?? usual;
    if (range) await sleep(range.fromMs + random() * (range.toMs - range.fromMs), request.signal);
    return next(request);
  };
}

interface LatencyRange {
  probability: number;
  fromMs: number;
  toMs: number;
}

/** Parses `200` or `50-200` as the first range, and `1% 3000` as a less common one. */
function parseRange(text: string, index: number): LatencyRange {
  const [, percent, from, to = from] = /^(?:([\d.]+)% )?(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  if (from === undefined || (percent === undefined) !== (index === 0)) {
    throw new InvalidOptionError(
      `invalid latency: ${text}. Use milliseconds: 200, 50-200, or 50-200, 1% 3000 for 3 seconds in 1% of the requests`,
    );
  }
  return { probability: Number(percent ?? 100) / 100, fromMs: Number(from), toMs: Number(to) };
}
