const isSoak = process.env["SMARTALEX_SOAK"] === "1";

/** How much of a long suite runs: a sample, or all of it with SMARTALEX_SOAK=1 (`npm run soak`). */
export function amount({ sample, soak }: { sample: number; soak: number }): number {
  return isSoak ? soak : sample;
}

/**
 * The seed of a long suite. The sample always has the same seed, so that its result can be cached. `npm run soak` draws a new one, prints
 * it, and sets SMARTALEX_SEED.
 */
export function seedOf(sample: number): number {
  return isSoak ? Number(process.env["SMARTALEX_SEED"] ?? sample) : sample;
}
