import type { paths } from "@smartalex/contract";
import type { Client } from "openapi-fetch";
import { createApi, type Api } from "./api/api.ts";
import type { ApiClient } from "./api/api-client.ts";
import { toResponse } from "./api/api-response.ts";
import {
  clientOptions,
  fetchOptions,
  resolveOptions,
  type FetchOptions,
  type ResolvedOptions,
  type SmartAlexOptions,
} from "./client-options.ts";
import { Calls } from "./resources/calls/calls.ts";
import { CloseSignal } from "./runtime/close-signal.ts";
import { validateOptionNames } from "./runtime/option-names.ts";
import { canShareState, createSharedState, createTransport, type SharedState } from "./transport/transport.ts";

/** A client for the SmartAlex API. Printing or serializing the client does not show the API key. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see the interface below
export class SmartAlex {
  /** Access to the calls that the AI agents of your workspace have handled. */
  readonly calls: Calls;
  readonly #api: Api;
  readonly #options: SmartAlexOptions;
  readonly #resolved: ResolvedOptions;
  readonly #shared: SharedState;
  readonly #closing = new CloseSignal();
  #openapi: Client<paths> | undefined;

  /**
   * @throws `AuthenticationError` if there is no API key.
   * @throws `InvalidOptionError` for an unknown option or an invalid value.
   */
  constructor(options?: SmartAlexOptions);
  constructor(options: SmartAlexOptions = {}, original?: SmartAlex) {
    const resolved = resolveOptions(options);
    const canShare = original && canShareState(original.#resolved, resolved);
    this.#options = options;
    this.#resolved = resolved;
    this.#shared = canShare ? original.#shared : createSharedState(resolved);
    const redactor = this.#shared.apiKeySource;
    this.#api = createApi({
      baseUrl: resolved.baseUrl,
      defaultQuery: resolved.defaultQuery,
      transport: createTransport(resolved, this.#shared),
      closeSignal: this.#closing as unknown as AbortSignal, // `CloseSignal` has all members that the transport uses
      redactor,
    });
    const { clock, instrumentation, validate } = resolved;
    const context = { api: this.#api, clock, instrumentation, redactor, validate };
    this.calls = new Calls(context);
  }

  /**
   * Returns a new client in which `options` override the options of this client. The new client shares the rate limiter and the retry budget of this
   * client, unless the API key, the base URL, `concurrency`, `requestsPerMinute` or `clock` differs.
   *
   * @throws `InvalidOptionError` for an unknown option or an invalid value.
   * @example
   * const patient = client.withOptions({ timeoutMs: 120_000 });
   */
  withOptions(options: SmartAlexOptions): SmartAlex {
    validateOptionNames(options, clientOptions);
    return new DerivedClient({ ...this.#options, ...options }, this);
  }

  /**
   * Aborts all requests of this client, including queued requests. All requests after `close()` fail with `AbortError`. Clients that were created
   * with `withOptions` are not affected. If the runtime has `Symbol.asyncDispose`, `await using client = new SmartAlex()` calls `close()` at the end
   * of the block.
   */
  close(): Promise<void> {
    this.#closing.abort(new Error("The client was closed."));
    return Promise.resolve();
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
   * An openapi-fetch client, for libraries that need one, such as openapi-react-query. The requests of the openapi-fetch client have the same
   * retries, rate limiting and timeouts as all other requests. If a request fails, its promise rejects with a `SmartAlexError`, whereas openapi-fetch
   * would return a result with an `error` field.
   */
  get openapi(): Client<paths> {
    return (this.#openapi ??= this.#api.createOpenApiClient());
  }

  /**
   * Sends a request to a path below the base URL, for endpoints that are not in the OpenAPI document. The request has the same API key, rate
   * limiting, retries and timeouts as all other requests. Returns a 2xx response without validating its body.
   *
   * @throws `SmartAlexError` for a response that is not 2xx.
   * @throws `InvalidRequestError` if the path does not start with `/`, or if a `GET` or `HEAD` request has a body.
   * @example
   * const response = await client.fetch("/calls?per_page=1");
   */
  async fetch(path: string, options: FetchOptions = {}): Promise<Response> {
    validateOptionNames(options, fetchOptions);
    return toResponse(await this.#api.fetch(path, options));
  }
}

/** The constructor of `SmartAlex` with its internal second parameter: the client whose rate limiter the new client shares. */
const DerivedClient = SmartAlex as unknown as new (options: SmartAlexOptions, original: SmartAlex) => SmartAlex;

type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Dispose extends symbol } ? Dispose : never;

/** An object with the method `[Symbol.asyncDispose]()`, if the program's TypeScript configuration declares `Symbol.asyncDispose`. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- the type is empty without the symbol
type AsyncDisposableClient = Record<AsyncDispose, () => Promise<void>>;

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- a class cannot have a member whose symbol may be unknown
export interface SmartAlex extends AsyncDisposableClient {}

const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol };
if (asyncDispose !== undefined) {
  Object.defineProperty(SmartAlex.prototype, asyncDispose, {
    value: SmartAlex.prototype.close, // eslint-disable-line @typescript-eslint/unbound-method -- it stays a method
    configurable: true,
    writable: true,
  });
}
