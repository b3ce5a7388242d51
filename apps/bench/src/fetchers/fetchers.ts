import type { MakeFetcher } from "./fetcher.ts";

/** How each is made. What it loads is loaded where it is asked. */
export const fetchers = {
  "@smartalex/mock": async () => (await import("./smartalex.ts")).makeSmartAlex(),
  "@smartalex/mock, as the SDK asks": async () => (await import("./smartalex.ts")).makeSmartAlexPlain(),
  "a ready `Response`": async () => (await import("./ready.ts")).makeReady(),
  msw: async () => (await import("./msw.ts")).makeMsw(),
  "@stoplight/prism-http": async () => (await import("./prism.ts")).makePrism(),
} satisfies Record<string, MakeFetcher>;

/** The name of a fetcher. */
export type FetcherName = keyof typeof fetchers;
/** What a test of code with the SDK waits for. */
export const AS_SDK = "@smartalex/mock, as the SDK asks" satisfies FetcherName;
/** The least that can be done. */
export const READY = "a ready `Response`" satisfies FetcherName;
/** The names of all, ours first. */
export const fetcherNames = Object.keys(fetchers) as FetcherName[]; // the keys of the table above, and no others
