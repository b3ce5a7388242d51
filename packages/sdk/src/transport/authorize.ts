import type { Layer } from "./layers.ts";

/** Adds the API key. It is the last layer to see the request, so that no other can show the key. */
export function authorize(apiKey: string): Layer {
  const headers = { authorization: `Bearer ${apiKey}` };
  return (next) => (request) => next({ ...request, headers });
}
