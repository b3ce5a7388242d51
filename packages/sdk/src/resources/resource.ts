import type { components, paths, SchemaName } from "@smartalex/contract";
import type { Api } from "../api/api.ts";
import { ApiPromise } from "../api/api-promise.ts";
import { isValidQuery, type QueryParameters } from "../api/validate-query.ts";
import { parseListResponse, parseRecordResponse } from "../api/validate-response.ts";
import { requestOptions, type RequestOptions, type ResolvedOptions } from "../client-options.ts";
import { InvalidResponseError } from "../errors.ts";
import type { PageQuery, PageSizes } from "../pagination/list-source.ts";
import type { PageSource } from "../pagination/list-reader.ts";
import { PagePromise } from "../pagination/page-promise.ts";
import type { PageSizeLimit } from "../pagination/paginate.ts";
import { validateOptionNames } from "../runtime/option-names.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import { listOptions, type ListOptions } from "./list-options.ts";

/** The objects that all resources of a client share. */
export interface ResourceContext extends Pick<ResolvedOptions, "clock" | "instrumentation" | "validate"> {
  api: Api;
  /** Redacts the API key in error messages: a caller may pass the key as an ID by mistake. */
  redact: Redact;
}

/** The names of the schemas whose `data` has this type: `CallBody` for `CallDetail`, and `CallListBody` for `Call[]`. */
type SchemaWithData<Data> = {
  [Name in SchemaName]: components["schemas"][Name] extends { data: Data } ? Name : never;
}[SchemaName];

/** A path of the OpenAPI document, and the name of the schema of its successful response. */
export interface Endpoint<Data> {
  path: keyof paths;
  schema: SchemaWithData<Data>;
}

/** The endpoint of a list. */
export interface ListEndpoint<Item> extends Endpoint<Item[]> {
  /** The plural noun for the records in messages, such as `calls`. */
  itemName: string;
  /** The query parameters of the operation, from `@smartalex/contract/constants`. */
  parameters: QueryParameters & { readonly per_page: PageSizes };
  /** Loads a function that returns what to use instead of an unknown parameter. */
  hint?: () => Promise<(name: string) => string | undefined>;
}

/** The base class of resources. Requests single records by ID, and lists of records. */
export abstract class Resource {
  readonly #context: ResourceContext;
  readonly #pageSizeLimit: PageSizeLimit = { largest: undefined };

  /** @internal */
  constructor(context: ResourceContext) {
    this.#context = context;
  }

  /** @internal */
  protected get context(): ResourceContext {
    return this.#context;
  }

  /**
   * The maximum page size, if the server has rejected a larger one.
   *
   * @internal
   */
  protected get pageSizeLimit(): PageSizeLimit {
    return this.#pageSizeLimit;
  }

  /**
   * Requests one record by its ID.
   *
   * @internal
   */
  protected getRecord<Item>({ path, schema }: Endpoint<Item>, id: string, options: RequestOptions): ApiPromise<Item> {
    const { redact, validate } = this.context;
    return new ApiPromise(this.#request(path, { path: { id } }, options), (response) => {
      return parseRecordResponse<Item>(response, { id, redact, schema, validation: validate });
    });
  }

  /**
   * Lists records. `await` returns one page, and `for await` returns every record.
   *
   * @internal
   */
  protected listRecords<Item extends { id: string }>(
    endpoint: ListEndpoint<Item>,
    query: PageQuery,
    options: ListOptions,
  ): PagePromise<Item> {
    return new PagePromise(...this.listArguments(endpoint, query, options));
  }

  /**
   * Returns the constructor arguments of a `PagePromise`, for resources that have a subclass of `PagePromise`.
   *
   * @internal
   */
  protected listArguments<Item extends { id: string }>(
    endpoint: ListEndpoint<Item>,
    query: PageQuery,
    options: ListOptions,
  ): ConstructorParameters<typeof PagePromise<Item>> {
    const { concurrency, onWarning, ...requestOptions } = options;
    const source = this.pageSource(endpoint, requestOptions);
    const request: PageSource<Item>["request"] = async (pageQuery, signal) => {
      validateOptionNames(options, listOptions);
      return source.request(pageQuery, signal);
    };
    return [
      { ...source, request },
      withoutUndefined(query),
      {
        concurrency,
        limit: this.pageSizeLimit,
        onWarning: (warning) => {
          this.context.instrumentation.warning(warning, onWarning);
        },
        signal: options.signal,
      },
    ];
  }

  /**
   * Requests and parses pages of a list.
   *
   * @internal
   */
  protected pageSource<Item>(endpoint: ListEndpoint<Item>, options: RequestOptions): PageSource<Item> {
    const { itemName, parameters, path, schema } = endpoint;
    const expectation = { schema, validation: this.context.validate };
    return {
      itemName,
      pageSizes: parameters.per_page,
      filters: Object.keys(parameters).filter((name) => !["page", "per_page"].includes(name)),
      request: async (query, signal = options.signal) => {
        if (!isValidQuery({ ...query }, parameters)) throw await this.#queryError(query, endpoint);
        return this.#request(path, { query: { ...query } }, { ...options, signal });
      },
      parse: async (response, { page = 1 }) => {
        const body = await parseListResponse<Item>(response, expectation);
        // If the server returns a different page than the requested one, continuing after that page would skip pages, or never end.
        if (body.meta.page === page) return body;
        throw new InvalidResponseError(
          `The server returned page ${body.meta.page} instead of page ${page}. Check that the base URL is that of the SmartAlex API.`,
        );
      },
    };
  }

  async #queryError(
    query: PageQuery,
    { hint, parameters }: Pick<ListEndpoint<unknown>, "hint" | "parameters">,
  ): Promise<Error> {
    const [{ createQueryError }, hintOf] = await Promise.all([import("../api/query-error.ts"), hint?.()]);
    return createQueryError({ ...query }, parameters, (name) => hintOf?.(name) ?? optionHint(name));
  }

  async #request(
    path: string,
    params: { path?: Record<string, string>; query?: Record<string, unknown> },
    options: RequestOptions,
  ): Promise<HttpResponse> {
    validateOptionNames(options, requestOptions);
    return this.context.api.request("GET", path, { ...options, params });
  }
}

/** Returns how to correct a list option that was passed as a query parameter. */
function optionHint(name: string): string | undefined {
  return Object.hasOwn(listOptions, name) ? `pass it as an option: list(query, { ${name} })` : undefined;
}

function withoutUndefined<Query extends object>(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query; // keys are optional
}
