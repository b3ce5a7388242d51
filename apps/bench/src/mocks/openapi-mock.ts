import { fileURLToPath } from "node:url";

/** The OpenAPI document, from which prism and mockoon create mocks. */
export const OPENAPI_DOCUMENT = fileURLToPath(new URL("../../../../openapi/smartalex.yaml", import.meta.url));

/** Returns IDs for servers that return a call for every ID. */
export function anyIds(_origin: string, count: number): Promise<readonly string[]> {
  return Promise.resolve(Array.from({ length: count }, (_, index) => `call_${index}`));
}

/** Returns a number of pages for servers that return a response for every page. */
export function anyPages(): Promise<number> {
  return Promise.resolve(1e6);
}
