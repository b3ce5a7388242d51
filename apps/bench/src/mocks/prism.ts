import { anyIds, anyPages, OPENAPI_DOCUMENT } from "./openapi-mock.ts";
import { binPath, type MockServer } from "./mock-server.ts";

/** Answers with the examples of the document. Its paths do not begin with that of the document's server. */
export const prism: MockServer = {
  command: ({ port }) =>
    Promise.resolve([
      binPath("@stoplight/prism-cli"),
      "mock",
      OPENAPI_DOCUMENT,
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
