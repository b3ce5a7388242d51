import type { FetchLayer } from "./layers.ts";

/** Adds the API key. It is the last layer to see the request, so that no other can show the key. */
export function authorize(apiKey: string): FetchLayer {
  return (next) => (request) => {
    request.headers.set("authorization", `Bearer ${apiKey}`);
    return next(request);
  };
}
