// The errors for requests and responses that are invalid. They are one module, which is loaded before the first such error.
export { createParamsError } from "./params-error.ts";
export { createListQueryError } from "./query-error.ts";
export { createUnexpectedResponseError } from "./unexpected-response.ts";
