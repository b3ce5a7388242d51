import type { paths } from "@smartalex/contract";
import type { Client } from "openapi-fetch";
import { createApi, type Api } from "./api/api.ts";
import type { ApiClient } from "./api/api-client.ts";
import { toResponse } from "./api/api-response.ts";
import { fetchOptions, resolveOptions, type FetchOptions, type SmartAlexOptions } from "./client-options.ts";
import { InvalidRequestError } from "./errors.ts";
import { Calls } from "./resources/calls/calls.ts";
import { validateOptionNames } from "./runtime/option-names.ts";
import { createTransport } from "./transport/transport.ts";

/** A client for the SmartAlex API. Printing or serializing it does not show the API key. */
export class SmartAlex {
  /** The calls that the agents of the workspace have handled. */
  readonly calls: Calls;
  readonly #api: Api;
  #openapi: Client<paths> | undefined;

  /**
   * @throws `AuthenticationError` if there is no API key.
   * @throws `InvalidOptionError` for an unknown option or an invalid value.
   */
  constructor(options: SmartAlexOptions = {}) {
    const resolved = resolveOptions(options);
    const { clock, observer: instrumentation, validate } = resolved;
    this.#api = createApi(resolved, createTransport(resolved));
    this.calls = new Calls({ api: this.#api, clock, instrumentation, validate });
  }

  /**
   * Typed access to every operation of the OpenAPI document.
   *
   * @example
   * const { data } = await client.api.GET("/calls", { params: { query: { per_page: 5 } } });
   */
  get api(): ApiClient {
    return this.#api.client;
  }

  /**
   * The openapi-fetch client itself, for libraries that need one, such as openapi-react-query. Its requests have the same retries, rate
   * limiting and timeouts. Where openapi-fetch would return an `error`, the promise rejects with a `SmartAlexError`.
   */
  get openapi(): Client<paths> {
    return (this.#openapi ??= this.#api.createOpenApiClient());
  }

  /**
   * Sends a request to a path below the base URL, for endpoints that are not in the OpenAPI document. It has the API key, the rate limiting,
   * retries and timeouts of all other requests. Returns a 2xx response without validating its body.
   *
   * @throws `SmartAlexError` for any other response.
   * @throws `InvalidRequestError` if the path does not start with `/`.
   * @example
   * const response = await client.fetch("/calls?per_page=1");
   */
  async fetch(path: string, options: FetchOptions = {}): Promise<Response> {
    if (typeof (path as unknown) !== "string" || !path.startsWith("/")) {
      const message = `Invalid path ${JSON.stringify(path)}. Paths start with "/", for example "/calls".`;
      throw new InvalidRequestError(message, { code: "invalid_request" });
    }
    validateOptionNames(options, fetchOptions);
    const { method = "GET", ...rest } = options;
    return toResponse(await this.#api.request(method, path, rest));
  }
}
