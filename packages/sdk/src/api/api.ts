import type { paths } from "@smartalex/contract";
import type { Client } from "openapi-fetch";
import { requestOptions, type FetchOptions, type RequestOptions } from "../client-options.ts";
import { validateOptionNames } from "../runtime/option-names.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import type { ApiClient, ApiResult } from "./api-client.ts";
import { toResponse } from "./api-response.ts";
import { isBodyInit, parseFetchPath, validateMethod, validatePath } from "./fetch-request.ts";
import { createOpenApiClient, serializeQuery, type OpenApiClientOptions } from "./openapi-client.ts";
import { validateParams, type Params } from "./validate-params.ts";
import { parseJsonResponse } from "./validate-response.ts";

/** The parameters, body and options that a request of any operation can have. */
interface ApiRequest extends RequestOptions {
  params?: Params | undefined;
  body?: unknown;
}

/** Options for `createApi`. */
interface ApiOptions extends Omit<OpenApiClientOptions<unknown>, "toResponse"> {
  /** Redacts the API key in error messages about parameters: a caller may pass the key as an ID by mistake. */
  redact: Redact;
}

/** Sends the requests of a client. */
export interface Api {
  /** Sends a request to a path of the API, and returns the response with its body as text. */
  request: (method: string, path: string, request: ApiRequest) => Promise<HttpResponse>;
  /** Sends a request to a path that is not in the document. The path may have a query. */
  fetch: (path: string, options: FetchOptions) => Promise<HttpResponse>;
  /** `client.api` */
  client: ApiClient;
  /** Creates `client.openapi`. */
  createOpenApiClient: () => Client<paths>;
}

/** The part of a response that openapi-fetch uses. With `parseAs: "stream"`, openapi-fetch returns `body` without reading it. */
class UnreadResponse {
  readonly ok = true; // the transport throws an error for all other responses
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

/** A method of openapi-fetch for a path that the types do not include. */
type AnyMethod = (method: string, path: string, options: object) => Promise<{ response: UnreadResponse }>;

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;
const apiOptions = { params: true, body: true, ...requestOptions } as const;

/** Creates the API of a client. Every request passes through openapi-fetch, and then through the transport. */
export function createApi({ redact, ...options }: ApiOptions): Api {
  const { request: send } = createOpenApiClient({
    ...options,
    toResponse: (response) => new UnreadResponse(response),
  }) as unknown as { request: AnyMethod };

  async function request(method: string, path: string, { headers, ...options }: ApiRequest): Promise<HttpResponse> {
    validatePath(path, redact);
    validateParams(path, options.params ?? {}, redact);
    const { response } = await send(method, path, {
      ...options,
      clientHeaders: { option: headers },
      parseAs: "stream",
    });
    return response.body;
  }

  async function fetch(
    path: string,
    { body, headers, method = "GET", ...request }: FetchOptions,
  ): Promise<HttpResponse> {
    validatePath(path, redact);
    const { pathname, search } = parseFetchPath(path);
    const hasBody = body !== undefined && body !== null;
    validateMethod(method, hasBody ? body : undefined);
    // openapi-fetch sends every body except `FormData` as JSON.
    const unchanged = { bodySerializer: (value: unknown) => value, headers: { "content-type": null } };
    const { response } = await send(method, pathname, {
      ...request,
      ...(hasBody && { body, ...(isBodyInit(body) && unchanged) }),
      querySerializer: () => withDefaultQuery(search, options.defaultQuery),
      clientHeaders: { option: headers },
      parseAs: "stream",
    });
    return response.body;
  }

  async function requestJson(method: string, path: string, options: ApiRequest = {}): Promise<ApiResult<unknown>> {
    validateOptionNames(options, apiOptions);
    const response = await request(method, path, options);
    const hasBody = method !== "HEAD" && response.status !== 204;
    return { data: hasBody ? parseJsonResponse(response) : undefined, response: toResponse(response) };
  }

  const methods = METHODS.map((method) => [
    method,
    (path: string, options?: ApiRequest) => requestJson(method, path, options),
  ]);
  return {
    request,
    fetch,
    client: Object.fromEntries(methods) as ApiClient, // the types are those of the document
    createOpenApiClient: () => createOpenApiClient({ ...options, toResponse }),
  };
}

/** Adds the default parameters that a query does not have. The query itself stays as the caller wrote it. */
function withDefaultQuery(search: string, defaultQuery: Readonly<Record<string, string>>): string {
  const names = new Set(new URLSearchParams(search).keys());
  const defaults = Object.entries(defaultQuery).filter(([name]) => !names.has(name));
  return [search, serializeQuery(Object.fromEntries(defaults))].filter((part) => part !== "").join("&");
}
