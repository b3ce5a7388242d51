// What other packages of this repository need and users do not. Semantic versioning does not cover it.
export { mapAhead } from "./calls/map-ahead.ts";
export { parseUrl } from "./parse-url.ts";
export { parseTimestamp, TIMESTAMP_EXAMPLE } from "./parse-timestamp.ts";
export { redactor } from "./redact.ts";
export { textCoding } from "./text-coding.ts";
