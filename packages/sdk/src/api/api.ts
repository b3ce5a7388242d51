import type { paths } from "@smartalex/contract";
import type { Client } from "openapi-fetch";
import { requestOptions, type RequestOptions } from "../client-options.ts";
import { validateOptionNames } from "../runtime/option-names.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import type { ApiClient, ApiResult } from "./api-client.ts";
import { toResponse } from "./api-response.ts";
import { createOpenApiClient, type OpenApiClientOptions } from "./openapi-client.ts";
import { validateParams, type Params } from "./validate-params.ts";
import { parseJsonResponse } from "./validate-response.ts";

/** The parameters, body and options that a request of any operation can have. */
interface ApiRequest extends RequestOptions {
  params?: Params | undefined;
  body?: unknown;
}

/** Sends the requests of a client. */
export interface Api {
  /** Sends a request to a path of the API, and returns the response with its body as text. */
  request: (method: string, path: string, request: ApiRequest) => Promise<HttpResponse>;
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
export function createApi(options: Omit<OpenApiClientOptions<unknown>, "toResponse">): Api {
  const { request: send } = createOpenApiClient({
    ...options,
    toResponse: (response) => new UnreadResponse(response),
  }) as unknown as { request: AnyMethod };

  async function request(method: string, path: string, { headers, ...options }: ApiRequest): Promise<HttpResponse> {
    if (options.params) validateParams(path, options.params);
    const { response } = await send(method, path, {
      ...options,
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
    client: Object.fromEntries(methods) as ApiClient, // the types are those of the document
    createOpenApiClient: () => createOpenApiClient({ ...options, toResponse }),
  };
}
