/** Sends a request, as the standard `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

/** One concern of the transport, around the next one. */
export type FetchLayer = (next: Fetch) => Fetch;

/** Puts the layers around `fetch`, the first one outermost. */
export function compose(layers: readonly FetchLayer[], fetch: Fetch): Fetch {
  return layers.reduceRight((next, layer) => layer(next), fetch);
}
