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

/** The default export of openapi-fetch. In CommonJS, the default export is either the function or the module object, depending on the bundler. */
const exported = openapiFetch.default as CreateClient | { default: CreateClient };
const createClient = typeof exported === "function" ? exported : exported.default;

/** The request options that only the transport knows. openapi-fetch copies unknown options to the request object. */
type TransportOptions = Pick<RequestOptions, "deadlineMs" | "maxRetries" | "timeoutMs">;

/**
 * The class of the requests that openapi-fetch creates. This class replaces the standard `Request`, which would load the HTTP client of Node.js
 * during the import of this module, add a listener to a shared signal for every request, and use as much CPU as the rest of the client.
 */
class OpenApiRequest implements TransportOptions {
  declare readonly timeoutMs?: number | undefined;
  declare readonly deadlineMs?: number | undefined;
  declare readonly maxRetries?: number | undefined;
  /**
   * In a request of `createApi`, `option` is the caller's `headers` option, and `areAll` is true if the request has no other headers. In a request of
   * `client.openapi`, `clientHeaders` is `undefined`, because openapi-fetch merges the caller's headers into the field `headers`.
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
    this.headers = headers as Headers; // openapi-fetch has merged all headers into one `Headers` object
    this.body = body ?? undefined;
    this.signal = signal ?? undefined;
  }
}

/** Serializes query parameters in the same way as openapi-fetch does by default. */
export const serializeQuery: (query: Readonly<Record<string, unknown>>) => string =
  openapiFetch.createQuerySerializer();

/** Options for `createOpenApiClient`. */
export interface OpenApiClientOptions<Response> {
  baseUrl: string;
  defaultQuery: Readonly<Record<string, string>>;
  transport: Transport;
  /** A signal that aborts all requests of the client. */
  closeSignal: AbortSignal;
  /** Converts a response of the transport to a response that openapi-fetch can read. */
  toResponse: (response: HttpResponse) => Response | Promise<Response>;
}

/**
 * Creates an openapi-fetch client that uses the transport as its `fetch`. The transport provides retries, rate limiting, timeouts and typed errors.
 * If a request fails, its promise rejects with a `SmartAlexError`, whereas openapi-fetch would return a result with an `error` field.
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
    // With openapi-fetch, every request can have its own base URL and `Request` class, but the API key must not be sent to another host.
    if (typeof (url as unknown) !== "string" || !url.startsWith(`${baseUrl}/`)) {
      throw new InvalidOptionError("baseUrl", "can only be set for the whole client");
    }
    if (!clientHeaders) validateOptionNames(options, requestOptions); // openapi-fetch accepts unknown options
    let merged: Readonly<Record<string, string>> | undefined;
    // For most requests, `headers` is not read, because reading it would take a tenth of the time of this function.
    if (!clientHeaders?.areAll && headers.keys().next().done !== true) {
      merged = Object.fromEntries(headers);
      parseHeaders(merged, "headers"); // also validates the header parameters that openapi-fetch has merged
    }
    const handler = transport({ ...options, headers: clientHeaders ? clientHeaders.option : merged });
    const { release, signal: either } = followSignals(closeSignal, signal);
    const ownHeaders = clientHeaders && merged;
    return toResponse(await handler({ method, url, headers: ownHeaders, body, signal: either }).finally(release));
  }
  return createClient<paths>({
    baseUrl,
    Request: OpenApiRequest as unknown as NonNullable<ClientOptions["Request"]>, // has the members that openapi-fetch uses
    fetch: send as unknown as NonNullable<ClientOptions["fetch"]>, // `send` returns what openapi-fetch reads
    querySerializer: (query) => serializeQuery({ ...defaultQuery, ...query }),
  });
}
