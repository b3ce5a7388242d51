import fc from "fast-check";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { InvalidRequestError, InvalidResponseError, NotFoundError } from "@smartalex/sdk";
import type { ListWarning } from "../src/transport/instrumentation/warnings.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { amount, seedOf } from "./amount.ts";
import { UnusualListServer, type UnusualServerOptions, type PageBehavior } from "./unusual-list-server.ts";

const sizes = fc.array(fc.constantFrom(5, 10, 12, 15, 20, 25, 30, 37, 50, 75, 100), { minLength: 1, maxLength: 4 });
const pages = fc.record<PageBehavior>({
  kind: fc.constantFrom(
    "as requested",
    "clamped",
    "clamped silently",
    "truncated",
    "truncated",
    "fixed",
    "fixed silently",
    "rejected",
  ),
  sizes,
  sizeLasts: fc.constantFrom(1, 3, 10, 1_000),
});

/** Unusual servers: most of them in one way, some in several ways at once. */
const servers: fc.Arbitrary<UnusualServerOptions> = fc
  .record({
    size: fc.integer({ min: 0, max: 700 }),
    order: fc.constantFrom("newest", "oldest", "scattered"),
    changes: fc.oneof(
      fc.constant<UnusualServerOptions["changes"]>([]),
      fc.array(
        fc.record({
          inserts: fc.array(fc.nat(), { maxLength: 6 }),
          removals: fc.array(fc.nat(), { maxLength: 6 }),
          expiring: fc.nat({ max: 3 }),
        }),
        { maxLength: 40 },
      ),
    ),
    pages: fc.oneof(fc.constant<PageBehavior>({ kind: "as requested", sizes: [100], sizeLasts: 1 }), pages),
    totals: fc.oneof(
      fc.constant({ kind: "exact" as const }),
      fc.record({ kind: fc.constant("lagging" as const), by: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constant("capped" as const), at: fc.constantFrom(0, 20, 99, 100, 196, 250, 500) }),
      fc.record({ kind: fc.constant("unfiltered" as const), more: fc.integer({ min: 1, max: 900 }) }),
      fc.constant({ kind: "with hidden calls" as const }),
    ),
    hidden: fc.option(fc.record({ share: fc.constantFrom(0.02, 0.2, 0.34, 0.5, 0.7), isInRuns: fc.boolean() }), {
      nil: undefined,
      freq: 3,
    }),
    cutoff: fc.option(
      fc.oneof(
        fc.record({ page: fc.integer({ min: 1, max: 10 }) }),
        fc.record({ row: fc.constantFrom(50, 100, 150, 300, 500) }),
      ),
      { nil: undefined, freq: 5 },
    ),
    lags: fc.oneof(fc.constant<number[]>([0]), fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 })),
    pastEnd: fc.constantFrom("empty", "empty", "404"),
    delays: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 7 }),
  })
  .map((options): UnusualServerOptions =>
    options.cutoff && options.totals.kind === "capped" ? { ...options, totals: { kind: "exact" } } : options,
  );

/** The result of reading a list. */
interface Outcome {
  ids: string[];
  warnings: ListWarning[];
  error: unknown;
}

async function read(fetchPage: FetchCallPage, concurrency: number): Promise<Outcome> {
  const outcome: Outcome = { ids: [], warnings: [], error: undefined };
  const onWarning = (warning: ListWarning) => outcome.warnings.push(warning);
  try {
    for await (const { data } of paginateCalls(fetchPage, {}, { concurrency, onWarning })) {
      outcome.ids.push(...data.map(({ id }) => id));
    }
  } catch (error) {
    outcome.error = error;
  }
  return outcome;
}

/** The number of requests of a loop that increments `page` until a page is empty. `Infinity` if it does not end, or ends too early. */
async function requestsOfPlainLoop(options: UnusualServerOptions, per_page: number): Promise<number> {
  const server = new UnusualListServer(options);
  for (let page = 1; server.requests < 2_500; page++) {
    const { data } = await server.fetchPage({ page, per_page }).catch(() => ({ data: [] }));
    if (data.length === 0) return server.hasGap ? Infinity : server.requests;
  }
  return Infinity;
}

/** The maximum number of requests for a list, as the guide promises. */
async function maxRequests(options: UnusualServerOptions): Promise<number> {
  const { kind, sizes } = options.pages;
  const isReadable = !kind.startsWith("fixed") || new Set(sizes).size === 1; // pages of different sizes do not continue each other
  if (!isReadable) return Infinity;
  const minSize = kind === "rejected" ? Math.min(20, ...sizes) : Math.min(100, ...sizes);
  return 3 * Math.max(await requestsOfPlainLoop(options, 100), await requestsOfPlainLoop(options, minSize)) + 50;
}

/** Describes how an outcome breaks the guarantees of the guide. Returns `undefined` if it does not. */
function findViolation(
  { error, ids, warnings }: Outcome,
  server: UnusualListServer,
  { cutoff, hidden, pages, pastEnd, totals }: UnusualServerOptions,
): string | undefined {
  if (new Set(ids).size < ids.length) return "a call was returned twice";
  const isTyped =
    error instanceof InvalidResponseError ||
    (pages.kind === "rejected" && error instanceof InvalidRequestError) ||
    (pastEnd === "404" && error instanceof NotFoundError);
  if (error !== undefined) return isTyped ? undefined : `it threw ${inspect(error)}`;
  const returned = new Set(ids);
  const missing = server.permanentIds.filter((id) => !returned.has(id));
  if (missing.length === 0) return undefined;
  const codes = warnings.map(({ code }) => code);
  const isSilentlyShort = ["truncated", "clamped silently", "fixed silently"].includes(pages.kind);
  if ((cutoff || server.hasGap) && codes.includes("total_mismatch")) return undefined;
  // As with a cutoff, a capped total would hide that there are more calls.
  if (server.hasGap && totals.kind === "capped") return undefined;
  if (hidden && isSilentlyShort && codes.length > 0) return undefined;
  const isTooSmall = pages.kind.startsWith("fixed") || pages.sizes.some((size) => size < 12);
  if (isTooSmall && (server.hasChanged || pages.sizes.length > 1) && codes.includes("pages_cannot_overlap"))
    return undefined;
  return `${missing.length} of ${server.permanentIds.length} calls are missing, warnings: ${codes.join(", ") || "none"}`;
}

/** Counts in how many ways a server is unusual. */
function countQuirks({ cutoff, hidden, lags, pages, pastEnd, totals }: UnusualServerOptions): number {
  return [
    pages.kind !== "as requested",
    pages.kind !== "as requested" && new Set(pages.sizes).size > 1,
    totals.kind !== "exact" && (totals.kind !== "with hidden calls" || hidden),
    hidden,
    cutoff,
    pastEnd === "404",
    lags.some((lag) => lag > 0),
  ].filter(Boolean).length;
}

const serverCount = amount({ sample: 1_500, soak: 12_000 });

test.each([1, 5])(
  "lists of unusual servers are complete, or end in an error or a warning, with concurrency %i",
  { timeout: 900_000 },
  async (concurrency) => {
    const violations: string[] = [];
    const all = new Array<number>(8).fill(0);
    const failed = new Array<number>(8).fill(0);
    for (const options of fc.sample(servers, { numRuns: serverCount, seed: seedOf(16) })) {
      const server = new UnusualListServer(options);
      const outcome = await read(server.fetchPage, concurrency);
      const max = await maxRequests(options);
      const excess = server.requests > max ? `${server.requests} requests, at most ${max}` : undefined;
      const violation = findViolation(outcome, server, options) ?? excess;
      if (violation !== undefined) violations.push(`${violation}: ${JSON.stringify(options)}`);
      const quirks = countQuirks(options);
      all[quirks] = (all[quirks] ?? 0) + 1;
      if (outcome.error !== undefined) failed[quirks] = (failed[quirks] ?? 0) + 1;
    }
    expect(violations).toEqual([]);
    // Errors must remain rare: servers that are unusual in one or two ways are read to the end.
    const [none = 0, one = 0, two = 0] = failed.map((count, quirks) => count / (all[quirks] ?? 1));
    expect(none).toBe(0);
    expect(one).toBeLessThan(0.05);
    expect(two).toBeLessThan(0.08);
  },
);

test("a plain loop over pages silently loses calls of most unusual servers", async () => {
  let wrong = 0;
  const sample = fc.sample(servers, { numRuns: 300, seed: 16 }).filter(({ size }) => size > 200);
  for (const options of sample) {
    const server = new UnusualListServer(options);
    const ids = new Set<string>();
    for (let page = 1; ; page++) {
      const { data, meta } = await server
        .fetchPage({ page, per_page: 100 })
        .catch(() => ({ data: [], meta: { total: 0, per_page: 1 } }));
      for (const { id } of data) ids.add(id);
      if (page * meta.per_page >= meta.total) break;
    }
    if (server.permanentIds.some((id) => !ids.has(id))) wrong++;
  }
  expect(sample.length).toBeGreaterThan(100);
  expect(wrong / sample.length).toBeGreaterThan(0.5);
});
