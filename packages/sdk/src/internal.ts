// What other packages of this repository need and users do not. Semantic versioning does not cover it.
export { mapConcurrent } from "./pagination/map-concurrent.ts";
export { directFetch } from "./transport/fetch.ts";
export { parseUrl } from "./runtime/parse-url.ts";
export { parseTimestamp, TIMESTAMP_EXAMPLE } from "./runtime/parse-timestamp.ts";
export { createRedactor } from "./runtime/redact-secrets.ts";
export { textCoding } from "./runtime/text-coding.ts";
