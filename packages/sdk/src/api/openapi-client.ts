import * as openapiFetch from "openapi-fetch";
import type { Client, ClientOptions } from "openapi-fetch";
import type { paths } from "@smartalex/contract";
import { InvalidOptionError } from "../errors.ts";
import type { HttpRequest, HttpResponse } from "../transport/middleware.ts";
import { followSignals } from "../runtime/linked-abort-controller.ts";
import { parseHeaders, type HeadersOption } from "../transport/headers.ts";
import type { Transport } from "../transport/transport.ts";
import { requestOptions, type RequestOptions } from "../client-options.ts";
import { validateOptionNames } from "../runtime/option-names.ts";

type CreateClient = typeof openapiFetch.default;

/** The default export of openapi-fetch. In CommonJS, it is the function or the module, depending on the bundler. */
const exported = openapiFetch.default as CreateClient | { default: CreateClient };
const createClient = typeof exported === "function" ? exported : exported.default;

/** The request options that the transport uses. openapi-fetch copies unknown options to the request. */
type TransportOptions = Pick<RequestOptions, "deadlineMs" | "maxRetries" | "timeoutMs">;

/**
 * The request that openapi-fetch creates. It replaces the standard `Request` for three reasons. With `Request`, Node's HTTP client is loaded when
 * this module is imported. Every `Request` adds a listener to a shared signal. Every `Request` uses as much CPU as the rest of the client.
 */
class OpenApiRequest implements TransportOptions {
  declare readonly timeoutMs?: number | undefined;
  declare readonly deadlineMs?: number | undefined;
  declare readonly maxRetries?: number | undefined;
  /**
   * The `headers` option of a request that `createApi` sends, and whether the request has no other headers. For other requests, openapi-fetch
   * merges this option into the field `headers`.
   */
  declare readonly clientHeaders?: { readonly option: HeadersOption | undefined; readonly areAll: boolean };
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: HttpRequest["body"];
  readonly signal: AbortSignal | undefined;

  constructor(url: string, { body, headers, method = "GET", signal }: RequestInit) {
    this.url = url;
    this.method = method;
    this.headers = headers as Headers; // openapi-fetch has merged them into one object
    this.body = body ?? undefined;
    this.signal = signal ?? undefined;
  }
}

/** Most requests have no headers of their own. */
const NO_HEADERS = {};

/** Serializes the query of a URL, as openapi-fetch does by default. */
export const serializeQuery: (query: Readonly<Record<string, unknown>>) => string =
  openapiFetch.createQuerySerializer();

/** Options for `createOpenApiClient`. */
export interface OpenApiClientOptions<Response> {
  baseUrl: string;
  defaultQuery: Readonly<Record<string, string>>;
  transport: Transport;
  /** Aborts all requests of the client. */
  closeSignal: AbortSignal;
  /** Converts the response of the transport to what openapi-fetch reads. */
  toResponse: (response: HttpResponse) => Response | Promise<Response>;
}

/**
 * Creates an openapi-fetch client that uses the transport as its `fetch`. The transport provides retries, rate limiting, timeouts and typed
 * errors. A promise rejects with a `SmartAlexError` instead of resolving to an `error`.
 */
export function createOpenApiClient<Response>({
  baseUrl,
  closeSignal,
  defaultQuery,
  toResponse,
  transport,
}: OpenApiClientOptions<Response>): Client<paths> {
  async function send(request: OpenApiRequest): Promise<Response> {
    const { body, clientHeaders, headers, method, signal, url, ...options } = request;
    // openapi-fetch lets every request choose a base URL and a `Request` class. The API key must not go to another host.
    if (typeof (url as unknown) !== "string" || !url.startsWith(`${baseUrl}/`)) {
      throw new InvalidOptionError("baseUrl", "can only be set for the whole client");
    }
    if (!clientHeaders) validateOptionNames(options, requestOptions); // openapi-fetch copies unknown options to the request
    let merged: Readonly<Record<string, string>> = NO_HEADERS;
    // Reading `headers` takes a tenth of the time of this function, so it is skipped for most requests.
    if (!clientHeaders?.areAll && headers.keys().next().done !== true) {
      merged = Object.fromEntries(headers);
      parseHeaders(merged, "headers"); // also validates header parameters, which openapi-fetch has merged into the headers
    }
    const { release, signal: either } = followSignals(closeSignal, signal);
    let response: HttpResponse;
    try {
      const handler = transport({ ...options, headers: clientHeaders ? clientHeaders.option : merged });
      response = await handler({ method, url, headers: clientHeaders ? merged : NO_HEADERS, body, signal: either });
    } finally {
      release();
    }
    return toResponse(response);
  }
  return createClient<paths>({
    baseUrl,
    Request: OpenApiRequest as unknown as NonNullable<ClientOptions["Request"]>, // the part of `Request` that openapi-fetch uses
    fetch: send as unknown as NonNullable<ClientOptions["fetch"]>, // receives an `OpenApiRequest`, and returns what openapi-fetch reads
    querySerializer: (query) => serializeQuery({ ...defaultQuery, ...query }),
  });
}
