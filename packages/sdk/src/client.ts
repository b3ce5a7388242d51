import { Calls } from "./resources/calls/calls.ts";
import { InvalidRequestError } from "./errors.ts";
import { createApi } from "./api/api.ts";
import { resolveOptions, type RequestOptions, type SmartAlexOptions } from "./client-options.ts";
import { createTransport, type Transport } from "./transport/transport.ts";
import { toResponse } from "./api/api-response.ts";

/** A client of the SmartAlex API. It keeps the API key to itself: neither printing nor serialising it shows the key. */
export class SmartAlex {
  /** The calls that the workspace's agents have handled. */
  readonly calls: Calls;
  readonly #baseUrl: string;
  readonly #transport: Transport;

  /** Throws `AuthenticationError` without an API key, and `InvalidOptionError` for an option that does not exist or cannot work. */
  constructor(options: SmartAlexOptions = {}) {
    const resolved = resolveOptions(options);
    this.#baseUrl = resolved.baseUrl;
    this.#transport = createTransport(resolved);
    this.calls = new Calls(createApi(resolved, this.#transport), { ...resolved, observer: resolved.instrumentation });
  }

  /**
   * Sends a `GET` to a path below the base URL, such as `/calls?per_page=1`, for what has no method here. It is authorized, rate-limited,
   * retried and timed as all others. Returns a success without validating it, and throws a `SmartAlexError` for anything else.
   */
  async get(path: string, options: RequestOptions = {}): Promise<Response> {
    if (typeof (path as unknown) !== "string" || !path.startsWith("/")) {
      throw new InvalidRequestError(`${JSON.stringify(path)} is not a path. Begin it with a slash, as in /calls.`, {
        code: "invalid_request",
      });
    }
    return toResponse(
      await this.#transport(options)({ method: "GET", url: this.#baseUrl + path, headers: {}, signal: options.signal }),
    );
  }
}
