import { fileURLToPath } from "node:url";

/** The file that those read who mock any API. */
export const DOCUMENT = fileURLToPath(new URL("../../../../openapi/smartalex.yaml", import.meta.url));
