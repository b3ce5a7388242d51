import type { paths } from "@smartalex/contract";
import type { Client } from "openapi-fetch";
import type { FetchOptions, RequestOptions } from "../client-options.ts";
import type { Redactor } from "../runtime/redactor.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import type { ApiClient } from "./api-client.ts";
import { toResponse } from "./api-response.ts";
import { createOpenApiClient, serializeQuery, type OpenApiClientOptions } from "./openapi-client.ts";
import { areValidParams, isValidPath, type Params } from "./validate-params.ts";

/** The parameters, body and options that a request of any operation can have. */
export interface ApiRequest extends RequestOptions {
  params?: Params | undefined;
  body?: unknown;
}

/** Options for `createApi`. */
interface ApiOptions extends Omit<OpenApiClientOptions<unknown>, "toResponse"> {
  /** Redacts the API key in error messages, because a caller may pass the key as an ID by mistake. */
  redactor: Redactor;
}

/** Sends the requests of a `SmartAlex` client. */
export interface Api {
  /** Sends a request to a path of the OpenAPI document, and returns the response with the body as text. */
  request: (method: string, path: string, request: ApiRequest) => Promise<HttpResponse>;
  /** Sends a request of `client.fetch`. The path does not have to be in the OpenAPI document, and may have a query string. */
  fetch: (path: string, options: FetchOptions) => Promise<HttpResponse>;
  /** The value of `client.api`. */
  client: ApiClient;
  /** Creates the value of `client.openapi`. */
  createOpenApiClient: () => Client<paths>;
}

/**
 * The members of a `Response` that openapi-fetch uses. Because every request has the option `parseAs: "stream"`, openapi-fetch returns `body` unread.
 */
class UnreadResponse {
  readonly ok = true; // always true, because the transport throws an error for every response that is not 2xx
  readonly body: HttpResponse;

  constructor(response: HttpResponse) {
    this.body = response;
  }

  get status(): number {
    return this.body.status;
  }

  get headers(): HttpResponse["headers"] {
    return this.body.headers;
  }
}

/** The type of the method `request` of an openapi-fetch client, for any path. */
export type OpenApiSend = (method: string, path: string, options: object) => Promise<{ response: UnreadResponse }>;

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Creates the functions that send the requests of a client. Every request passes through openapi-fetch, and then through the transport. */
export function createApi({ redactor, ...options }: ApiOptions): Api {
  const { request: send } = createOpenApiClient({
    ...options,
    toResponse: (response) => new UnreadResponse(response),
  }) as unknown as { request: OpenApiSend };

  async function paramsError(path: unknown, params: Params): Promise<Error> {
    const [{ createParamsError }, redact] = await Promise.all([import("./invalid.ts"), redactor.load()]);
    return createParamsError(path, params, redact);
  }

  async function request(method: string, path: string, { headers, ...options }: ApiRequest): Promise<HttpResponse> {
    const { body, params = {} } = options;
    if (!areValidParams(path, params)) throw await paramsError(path, params);
    const { response } = await send(method, path, {
      ...options,
      clientHeaders: { option: headers, areAll: body === undefined && params.header === undefined },
      parseAs: "stream",
    });
    return response.body;
  }

  const methods = METHODS.map((method) => [
    method,
    async (path: string, options?: ApiRequest) => {
      const { requestJson } = await import("./generic-requests.ts");
      return requestJson(request, { method, path, options });
    },
  ]);
  return {
    request,
    async fetch(path, fetchOptions) {
      if (!isValidPath(path)) throw await paramsError(path, {});
      const { sendCustomRequest } = await import("./generic-requests.ts");
      return sendCustomRequest({ defaultQuery: options.defaultQuery, send, serializeQuery }, path, fetchOptions);
    },
    client: Object.fromEntries(methods) as ApiClient, // the types of these methods come from the OpenAPI document
    createOpenApiClient: () => createOpenApiClient({ ...options, toResponse }),
  };
}
