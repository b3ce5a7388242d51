import { anyIds, anyPages, OPENAPI_DOCUMENT } from "./openapi-mock.ts";
import { binPath, type MockServer } from "./mock-server.ts";

/** prism, which returns the examples of the OpenAPI document. Its paths do not include the path of the server URL in the document. */
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
