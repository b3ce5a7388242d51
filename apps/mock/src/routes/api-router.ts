import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { BASE_PATH } from "../address.ts";
import { readOperations } from "../http/api-operations.ts";
import { createRouter } from "../http/router.ts";

/** The operations of the API, from its OpenAPI document. */
export const apiRouter = createRouter(readOperations(document), BASE_PATH);
