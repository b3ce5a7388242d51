import { BASE_PATH } from "./routes.ts";

/** The port that `smartalex-mock` listens on by default. */
export const DEFAULT_PORT = 4010;

/** The base URL of `smartalex-mock` on its default port. */
export const DEFAULT_BASE_URL = `http://127.0.0.1:${DEFAULT_PORT}${BASE_PATH}`;
