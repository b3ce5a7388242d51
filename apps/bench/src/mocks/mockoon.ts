import { anyIds, anyPages, OPENAPI_DOCUMENT } from "./openapi-mock.ts";
import { binPath, type MockServer } from "./mock-server.ts";

/** mockoon, which creates a template from the OpenAPI document and fills it for each response. */
export const mockoon: MockServer = {
  command({ port }) {
    const address = ["--port", String(port), "--hostname", "127.0.0.1"];
    return Promise.resolve([
      binPath("@mockoon/cli"),
      "start",
      "--data",
      OPENAPI_DOCUMENT,
      ...address,
      "--disable-log-to-file",
      "--disable-admin-api",
    ]);
  },
  listPath: (page) => `/v1/calls?page=${page}`,
  pages: anyPages,
  callPath: (id) => `/v1/calls/${id}`,
  ids: anyIds,
};
