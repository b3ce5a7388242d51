import type { Sleep } from "../runtime/clock.ts";
import { randomFor } from "../runtime/random.ts";
import type { Behaviour } from "../http/middleware.ts";
import { SettingError } from "../errors.ts";

/** How long answers take (`200`, `50-200` or `50-200, 1% 3000`, in milliseconds), the seed of chance, and how to wait. */
export interface LatencyOptions {
  latencyMs: number | string;
  seed: number | string;
  sleep: Sleep;
}

/** Waits before each request is answered. Throws `SettingError` for a latency that cannot be read. */
export function addLatency({ latencyMs, seed, sleep }: LatencyOptions): Behaviour {
  const [usual, ...tails] = String(latencyMs).split(/,\s*/).map(readPart);
  const random = randomFor("latency", seed);
  return (next) => async (request) => {
    let chance = random();
    const part = tails.find(({ probability }) => (chance -= probability) < 0) ?? usual;
    if (part) await sleep(part.fromMs + random() * (part.toMs - part.fromMs), request.signal);
    return next(request);
  };
}

interface Part {
  probability: number;
  fromMs: number;
  toMs: number;
}

/** Reads `200` or `50-200`, and for the rarer ones `1% 3000`. */
function readPart(text: string, index: number): Part {
  const [, percent, from, to = from] = /^(?:([\d.]+)% )?(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  if (from === undefined || (percent === undefined) !== (index === 0)) {
    throw new SettingError(
      `the latency ${text} cannot be read. Write milliseconds: 200, 50-200, or 50-200, 1% 3000 for one in a hundred`,
    );
  }
  return { probability: Number(percent ?? 100) / 100, fromMs: Number(from), toMs: Number(to) };
}
