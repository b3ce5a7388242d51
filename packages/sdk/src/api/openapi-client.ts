import * as openapiFetch from "openapi-fetch";
import type { Client, ClientOptions } from "openapi-fetch";
import type { paths } from "@smartalex/contract";
import { InvalidOptionError } from "../errors.ts";
import type { HttpRequest, HttpResponse } from "../transport/middleware.ts";
import { followSignals } from "../runtime/linked-abort-controller.ts";
import type { HeadersOption } from "../transport/headers.ts";
import type { Transport } from "../transport/transport.ts";
import type { RequestOptions } from "../client-options.ts";

type CreateClient = typeof openapiFetch.default;

/** The default export. In CommonJS, bundlers disagree about whether it is the function or the module. */
const exported = openapiFetch.default as CreateClient | { default: CreateClient };
const createClient = typeof exported === "function" ? exported : exported.default;

/** The options of a request that the transport uses. openapi-fetch copies unknown options onto the request. */
type TransportOptions = Pick<RequestOptions, "deadlineMs" | "maxRetries" | "timeoutMs">;

/**
 * The request that openapi-fetch creates. It replaces the standard `Request`, which would load Node's HTTP client when the module is
 * imported, adds a listener to a shared signal for every request, and costs as much CPU as the rest of the client.
 */
class OpenApiRequest implements TransportOptions {
  declare readonly timeoutMs?: number | undefined;
  declare readonly deadlineMs?: number | undefined;
  declare readonly maxRetries?: number | undefined;
  /** The `headers` option of a request of the client itself. openapi-fetch merges its own `headers` option into `headers`. */
  declare readonly clientHeaders?: { readonly option: HeadersOption | undefined };
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

/** openapi-fetch adds no header of its own to a request without a body. */
const NO_HEADERS = {};

/** How to create an openapi-fetch client. */
export interface OpenApiClientOptions<Response> {
  baseUrl: string;
  defaultQuery: Readonly<Record<string, string>>;
  transport: Transport;
  /** Returns the signal that aborts all requests of the client. */
  closeSignal: () => AbortSignal;
  /** Converts the response of the transport to what openapi-fetch reads. */
  toResponse: (response: HttpResponse) => Response;
}

/**
 * Creates an openapi-fetch client whose `fetch` is the transport: retries, rate limiting, timeouts and typed errors happen below
 * openapi-fetch, and a promise rejects with a `SmartAlexError` instead of resolving to an `error`.
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
    // openapi-fetch lets every request choose a base URL. The API key must not go to another host.
    if (!url.startsWith(`${baseUrl}/`)) throw new InvalidOptionError("baseUrl", "can only be set for the whole client");
    const merged = body === undefined && clientHeaders ? NO_HEADERS : Object.fromEntries(headers);
    const { release, signal: either } = followSignals(closeSignal(), signal);
    try {
      const handler = transport({ ...options, headers: clientHeaders ? clientHeaders.option : merged });
      return toResponse(
        await handler({ method, url, headers: clientHeaders ? merged : NO_HEADERS, body, signal: either }),
      );
    } finally {
      release();
    }
  }
  const serialize = openapiFetch.createQuerySerializer();
  return createClient<paths>({
    baseUrl,
    Request: OpenApiRequest as unknown as NonNullable<ClientOptions["Request"]>, // the part of `Request` that openapi-fetch uses
    fetch: send as unknown as NonNullable<ClientOptions["fetch"]>, // gets an `OpenApiRequest`, and returns what openapi-fetch reads
    querySerializer: (query) => serialize({ ...defaultQuery, ...query }),
  });
}
