import { AuthenticationError } from "../errors.ts";
import { createRedactor, type Redact } from "../runtime/redact-secrets.ts";
import { isValidKey, type ApiKeyFunction, type ApiKeySource } from "./api-key.ts";
import { copyError } from "./errors/copy-error.ts";

/** The maximum number of keys from an `apiKey` function that are redacted. Each additional key makes redaction slower. */
const MAX_REDACTED_KEYS = 200;

/** Creates the source of the API key from an `apiKey` function. Only clients with an `apiKey` function load this module. */
export function createFunctionSource(apiKey: ApiKeyFunction): ApiKeySource {
  const keys = new Set<string>(); // the least recently used key is first
  let latest: string | undefined;
  let redactKeys: Redact = (text) => text;
  const redact: Redact = (text) => redactKeys(text); // a wrapper, so that it also redacts keys that `apiKey` returns later
  return {
    redact,
    load: () => Promise.resolve(redact),
    async read() {
      const key = parseReturnedKey(await callFunction(apiKey, redact));
      if (key === latest) return key;
      latest = key;
      const isNew = !keys.delete(key);
      keys.add(key);
      for (const oldest of keys) {
        if (keys.size <= MAX_REDACTED_KEYS) break;
        keys.delete(oldest);
      }
      if (isNew) redactKeys = createRedactor(...keys);
      return key;
    },
  };
}

async function callFunction(apiKey: ApiKeyFunction, redact: Redact): Promise<unknown> {
  try {
    return await apiKey();
  } catch (thrown) {
    const cause = copyError(thrown, redact);
    throw new AuthenticationError(
      `The apiKey function threw ${cause.name}: ${cause.message.replace(/\.$/, "")}. The request was not sent.`,
      { code: "unauthorized", cause },
    );
  }
}

function parseReturnedKey(value: unknown): string {
  const key = typeof value === "string" ? value.trim() : "";
  if (isValidKey(key)) return key;
  const problem =
    typeof value !== "string"
      ? `returned ${value === null ? "null" : `a value of type ${typeof value}`} instead of a string`
      : key === ""
        ? "returned an empty string"
        : "returned a key that contains whitespace or invalid characters";
  throw new AuthenticationError(`The apiKey function ${problem}. The request was not sent.`, { code: "unauthorized" });
}
