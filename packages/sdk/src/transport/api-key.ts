import { AuthenticationError, InvalidOptionError } from "../errors.ts";
import type { Redactor } from "../runtime/redactor.ts";

/** Returns the API key for one attempt, for example from a secret manager. */
export type ApiKeyFunction = () => string | Promise<string>;

/**
 * Provides the API key of a client, and redacts the key in texts. With an `apiKey` function, redacts the last 200 different keys that the function
 * returned.
 */
export interface ApiKeySource extends Redactor {
  /** Returns the API key for one attempt. Throws `AuthenticationError` if the `apiKey` function fails. */
  readonly read: () => string | Promise<string>;
}

/**
 * Validates an API key and removes whitespace around it.
 *
 * @throws `AuthenticationError` if there is no key.
 * @throws `InvalidOptionError` if the key is invalid. The error message never contains the key.
 */
export function parseApiKey(value: string | undefined): string {
  if (!["string", "undefined"].includes(typeof value)) {
    throw new InvalidOptionError("apiKey", "must be a string, or a function that returns one");
  }
  const key = value?.trim();
  if (!key) {
    throw new AuthenticationError("No API key. Pass apiKey, or set SMARTALEX_API_KEY in the environment.", {
      code: "unauthorized",
    });
  }
  if (!isValidKey(key)) {
    throw new InvalidOptionError("apiKey", "contains whitespace or invalid characters. Copy the key again");
  }
  return key;
}

/**
 * Returns whether a key has only visible ASCII characters. If a key has invalid characters, `fetch` can throw an error whose message contains the
 * key.
 */
export function isValidKey(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key);
}
