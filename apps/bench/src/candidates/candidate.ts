/** The operations that are measured for every client. */
export interface Client {
  /** Gets a call. Rejects with the error of the client. */
  get(id: string): Promise<{ id: string }>;
  /**
   * Reads all calls in the fastest way that the client offers, and returns their number. Clients whose heap is measured call `onCall` for each
   * call that they read.
   */
  countAll(onCall?: () => void): Promise<number>;
}

/** Settings of a client. Omitted settings have the defaults of the client. */
export interface ClientSettings {
  /** The URL of the server without a path. */
  origin: string;
  /** Maximum number of concurrent requests, for clients with such a limit. */
  concurrency?: number;
  /** Maximum request rate, for clients with such a settings. */
  requestsPerMinute?: number;
  /** Timeout of a request. A request that times out is not retried. */
  timeoutMs?: number;
}

/** Creates a client. */
export type CreateClient = (settings: ClientSettings) => Client;

/** The API key of all clients. */
export const API_KEY = "key_of_the_bench";
/** Number of calls on a page. */
export const PAGE_SIZE = 100;
