/** The operations that are measured: the same few for every client. */
export interface Client {
  /** Gives one call. Rejects as the client does. */
  get(id: string): Promise<{ id: string }>;
  /**
   * Reads every call, in the fastest way that the client offers, and returns how many there were. `onCall` is called for each call as it is
   * read, by those clients whose heap is measured.
   */
  countAll(onCall?: () => void): Promise<number>;
}

/** How a client is made. What is left out is as the client has it by default. */
export interface ClientSettings {
  /** Where the server is, without a path. */
  origin: string;
  /** How many requests may be on their way at once, for clients that limit it. */
  concurrency?: number;
  /** An even pace, for clients that keep one. */
  requestsPerMinute?: number;
  /** After so long an attempt has failed, for good. */
  timeoutMs?: number;
}

/** Makes a client. Everything else about it is its own affair. */
export type CreateClient = (setting: ClientSettings) => Client;

/** What a client is given as key. */
export const API_KEY = "key_of_the_bench";
/** How many calls a page has. */
export const PAGE_SIZE = 100;
