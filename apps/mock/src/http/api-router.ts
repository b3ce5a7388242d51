import { serverUrls } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { readOperations } from "./api-operations.ts";
import { createRouter } from "./router.ts";

/** The path that every API path starts with: `/v1`. */
export const BASE_PATH = new URL(serverUrls[0]).pathname;

/** The port that `smartalex-mock` listens on by default. */
export const DEFAULT_PORT = 4010;

/** The address that the mock listens on. */
export const HOST = "127.0.0.1";

/** The base URL of `smartalex-mock` on its default port. */
export const DEFAULT_BASE_URL = `http://${HOST}:${DEFAULT_PORT}${BASE_PATH}`;

/** The operations of the API, from its OpenAPI document. */
export const apiRouter = createRouter(readOperations(document), BASE_PATH);
