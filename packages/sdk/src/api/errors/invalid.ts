// Functions that create the errors for invalid requests and responses, in one module that is loaded before the first of these errors.
export { createParamsError } from "./params-error.ts";
export { createListQueryError } from "./query-error.ts";
export { createUnexpectedResponseError } from "./unexpected-response.ts";
