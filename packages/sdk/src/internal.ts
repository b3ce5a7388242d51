// Exports for other packages of this repository, without the guarantees of semantic versioning.
export { mapConcurrent } from "./pagination/map-concurrent.ts";
export { compose } from "./transport/middleware.ts";
export { directFetch } from "./transport/network/direct-fetch.ts";
export { parseTimestamp, TIMESTAMP_EXAMPLE } from "./runtime/parse-timestamp.ts";
export { createRedactor } from "./runtime/redact-secrets.ts";
export { parseUrl, textCoding } from "./runtime/web-apis.ts";
