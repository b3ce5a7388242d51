import { anyIds, anyPages, OPENAPI_DOCUMENT } from "./openapi-mock.ts";
import { binPath, type MockServer } from "./mock-server.ts";

/** Makes templates of the document, and fills them for each answer. */
export const mockoon: MockServer = {
  command({ port }) {
    const where = ["--port", String(port), "--hostname", "127.0.0.1"];
    return Promise.resolve([
      binPath("@mockoon/cli"),
      "start",
      "--data",
      OPENAPI_DOCUMENT,
      ...where,
      "--disable-log-to-file",
      "--disable-admin-api",
    ]);
  },
  listPath: (page) => `/v1/calls?page=${page}`,
  pages: anyPages,
  callPath: (id) => `/v1/calls/${id}`,
  ids: anyIds,
};
