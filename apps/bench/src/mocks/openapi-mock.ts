import { fileURLToPath } from "node:url";

/** The file that those read who mock any API. */
export const OPENAPI_DOCUMENT = fileURLToPath(new URL("../../../../openapi/smartalex.yaml", import.meta.url));

/** For servers that have whatever call they are asked for. */
export function anyIds(_origin: string, count: number): Promise<readonly string[]> {
  return Promise.resolve(Array.from({ length: count }, (_, index) => `call_${index}`));
}

/** For servers that have whatever page they are asked for. */
export function anyPages(): Promise<number> {
  return Promise.resolve(1e6);
}
