import type { paths } from "@smartalex/contract";
import type { Client } from "openapi-fetch";
import { requestOptions, type FetchOptions, type RequestOptions } from "../client-options.ts";
import { validateOptionNames, type OptionNames } from "../runtime/option-names.ts";
import { parseHeaders } from "../transport/headers.ts";
import type { Redactor } from "../runtime/redactor.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import type { ApiClient } from "./api-client.ts";
import { toResponse } from "./api-response.ts";
import { createOpenApiClient, serializeQuery, type OpenApiClientOptions } from "./openapi-client.ts";
import { areValidParams, isValidPath, type Params } from "./validate-params.ts";

/** The parameters, body and options that a request of any operation can have. */
interface ApiRequest extends RequestOptions {
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

/** The part of a response that openapi-fetch uses. With `parseAs: "stream"`, openapi-fetch returns `body` without reading it. */
type UnreadResponse = Pick<HttpResponse, "headers" | "status"> & { ok: true; body: HttpResponse };

/** The type of the method `request` of an openapi-fetch client, for any path. */
export type OpenApiSend = (method: string, path: string, options: object) => Promise<{ response: UnreadResponse }>;

const apiOptions: OptionNames<ApiRequest> = { params: true, body: true, ...requestOptions };
const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Creates the functions that send the requests of a client. Every request passes through openapi-fetch, and then through the transport. */
export function createApi({ redactor, ...options }: ApiOptions): Api {
  const { request: send } = createOpenApiClient({
    ...options,
    // `ok` is true, because the transport throws an error for all other responses.
    toResponse: (body): UnreadResponse => ({ ok: true, status: body.status, headers: body.headers, body }),
  }) as unknown as { request: OpenApiSend };

  async function paramsError(path: unknown, params: Params): Promise<Error> {
    const [{ createParamsError }, redact] = await Promise.all([import("./errors/invalid.ts"), redactor.load()]);
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
    async (path: string, options: ApiRequest = {}) => {
      validateOptionNames(options, apiOptions);
      const response = await request(method, path, options);
      const { toApiResult } = await import("./generic-requests.ts");
      return toApiResult(method, response);
    },
  ]);
  return {
    request,
    async fetch(path, { body, headers, ...fetchOptions }) {
      if (!isValidPath(path)) throw await paramsError(path, {});
      // The caller may change the options after the call, so they are copied before the module is loaded. Arrays and object literals can only be
      // sent as JSON.
      const isJson = Array.isArray(body) || (body as object | null | undefined)?.constructor === Object;
      const copy = {
        ...fetchOptions,
        headers: headers && parseHeaders(headers, "headers"),
        body,
        json: isJson ? JSON.stringify(body) : undefined,
      };
      const { sendCustomRequest } = await import("./generic-requests.ts");
      return sendCustomRequest({ defaultQuery: options.defaultQuery, send, serializeQuery }, path, copy);
    },
    client: Object.fromEntries(methods) as ApiClient, // the types of these methods come from the OpenAPI document
    createOpenApiClient: () => createOpenApiClient({ ...options, toResponse }),
  };
}
