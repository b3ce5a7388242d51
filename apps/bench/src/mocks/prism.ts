import { DOCUMENT } from "./document.ts";
import { binOf } from "./bin-of.ts";
import { anyIds, anyPages } from "./any.ts";
import type { MockServer } from "./mock-server.ts";

/** Answers with the examples of the document. Its paths do not begin with that of the document's server. */
export const prism: MockServer = {
  command: ({ port }) =>
    Promise.resolve([
      binOf("@stoplight/prism-cli"),
      "mock",
      DOCUMENT,
      "--port",
      String(port),
      "--verboseLevel",
      "silent",
    ]),
  listPath: (page) => `/calls?page=${page}`,
  pages: anyPages,
  callPath: (id) => `/calls/${id}`,
  ids: anyIds,
};
