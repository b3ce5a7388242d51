import { Calls } from "./calls/calls.ts";
import { InvalidRequestError } from "./errors.ts";
import { createOperations } from "./operations.ts";
import { resolveOptions, type RequestOptions, type SmartAlexOptions } from "./options.ts";
import { createTransport, type Transport } from "./transport/transport.ts";
import { toResponse } from "./with-response.ts";

/** A client of the SmartAlex API. It keeps the API key to itself: neither printing nor serialising it shows the key. */
export class SmartAlex {
  /** The calls that the workspace's agents have handled. */
  readonly calls: Calls;
  readonly #baseUrl: string;
  readonly #transport: Transport;

  /** Throws `AuthenticationError` when no API key is given, and `InvalidOptionError` for an option that cannot work. */
  constructor(options: SmartAlexOptions = {}) {
    const resolved = resolveOptions(options);
    this.#baseUrl = resolved.baseUrl;
    this.#transport = createTransport(resolved);
    this.calls = new Calls(createOperations(resolved, this.#transport), resolved.observer);
  }

  /**
   * Sends a `GET` to a path below the base URL, such as `/calls?per_page=1`, for what has no method here. It is authorized, paced,
   * repeated and timed as all others are, and its answer is not looked at: a success is given as it is, and all else thrown.
   */
  async get(path: string, options: RequestOptions = {}): Promise<Response> {
    if (!path.startsWith("/")) {
      throw new InvalidRequestError(`${JSON.stringify(path)} is no path. Begin it with a slash, as in /calls.`, {
        code: "invalid_request",
      });
    }
    return toResponse(await this.#transport(options)({ url: this.#baseUrl + path, signal: options.signal }));
  }
}
