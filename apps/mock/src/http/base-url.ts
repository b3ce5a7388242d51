import { serverUrls } from "@smartalex/contract";

/** The path that every API path starts with: `/v1`. */
export const BASE_PATH = new URL(serverUrls[0]).pathname;

/** The port that `smartalex-mock` listens on by default. */
export const DEFAULT_PORT = 4010;

/** The base URL of `smartalex-mock` on its default port. */
export const DEFAULT_BASE_URL = `http://127.0.0.1:${DEFAULT_PORT}${BASE_PATH}`;
