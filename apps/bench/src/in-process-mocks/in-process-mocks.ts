import type { CreatePageFetcher } from "./page-fetcher.ts";

/** How each is made. What it loads is loaded where it is asked. */
export const inProcessMocks = {
  "@smartalex/mock": async () => (await import("./smartalex.ts")).createSmartAlexMock(),
  "@smartalex/mock, as the SDK asks": async () => (await import("./smartalex.ts")).createSmartAlexMockCalledBySdk(),
  "a ready `Response`": async () => (await import("./prepared-response.ts")).createPreparedResponse(),
  msw: async () => (await import("./msw.ts")).createMsw(),
  "@stoplight/prism-http": async () => (await import("./prism.ts")).createPrism(),
} satisfies Record<string, CreatePageFetcher>;

/** The name of a fetcher. */
export type InProcessMockName = keyof typeof inProcessMocks;
/** What a test of code with the SDK waits for. */
export const CALLED_BY_SDK = "@smartalex/mock, as the SDK asks" satisfies InProcessMockName;
/** The least that can be done. */
export const PREPARED_RESPONSE = "a ready `Response`" satisfies InProcessMockName;
/** The names of all, ours first. */
export const inProcessMockNames = Object.keys(inProcessMocks) as InProcessMockName[]; // the keys of the table above, and no others
