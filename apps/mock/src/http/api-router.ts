import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { BASE_PATH } from "./base-url.ts";
import { readOperations } from "./api-operations.ts";
import { createRouter } from "./router.ts";

/** The operations of the API, from its OpenAPI document. */
export const apiRouter = createRouter(readOperations(document), BASE_PATH);
