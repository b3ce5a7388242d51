import type { CreatePageFetcher } from "./page-fetcher.ts";

/** Functions that create the mocks. A mock is loaded when it is created. */
export const inProcessMocks = {
  "@smartalex/mock": async () => (await import("./smartalex.ts")).createSmartAlexMock(),
  "@smartalex/mock, called by the SDK": async () => (await import("./smartalex.ts")).createSmartAlexMockCalledBySdk(),
  "a ready `Response`": async () => (await import("./prepared-response.ts")).createPreparedResponse(),
  msw: async () => (await import("./msw.ts")).createMsw(),
  "@stoplight/prism-http": async () => (await import("./prism.ts")).createPrism(),
} satisfies Record<string, CreatePageFetcher>;

/** The name of a mock. */
export type InProcessMockName = keyof typeof inProcessMocks;
/** Our mock, called without `Request` and `Response`, as the SDK calls it. */
export const CALLED_BY_SDK = "@smartalex/mock, called by the SDK" satisfies InProcessMockName;
/** The baseline of comparisons. */
export const PREPARED_RESPONSE = "a ready `Response`" satisfies InProcessMockName;
/** The names of all mocks, ours first. */
export const inProcessMockNames = Object.keys(inProcessMocks) as InProcessMockName[]; // the object has only these keys
