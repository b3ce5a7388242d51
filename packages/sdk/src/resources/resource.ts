import type { components, paths, SchemaName } from "@smartalex/contract";
import type { Api } from "../api/api.ts";
import { ApiPromise } from "../api/api-promise.ts";
import type { QueryHint } from "../api/errors/query-error.ts";
import { isValidQuery, type QueryParameters } from "../api/validate-query.ts";
import { parseListResponse, parseRecordResponse, unexpectedResponse } from "../api/validate-response.ts";
import { requestOptions, type RequestOptions, type ResolvedOptions } from "../client-options.ts";
import type { ListParameters, PageQuery, PageSource } from "../pagination/list-source.ts";
import { PagePromise } from "../pagination/page-promise.ts";
import type { PageSizeLimit } from "../pagination/paginate.ts";
import { validateOptionNames } from "../runtime/option-names.ts";
import type { Redactor } from "../runtime/redactor.ts";
import { listOptions, type ListOptions } from "./list-options.ts";

/** The objects that all resources of a client share. */
export interface ResourceContext extends Pick<ResolvedOptions, "clock" | "instrumentation" | "validate"> {
  api: Api;
  /** Redacts the API key in error messages, because a caller may pass the key as an ID by mistake. */
  redactor: Redactor;
}

/** The names of the schemas whose `data` has the type `Data`: for example, `CallBody` for `CallDetail`, and `CallListBody` for `Call[]`. */
type SchemaWithData<Data> = {
  [Name in SchemaName]: components["schemas"][Name] extends { data: Data } ? Name : never;
}[SchemaName];

/** A path of the OpenAPI document, and the name of the schema of its successful response. */
export interface Endpoint<Data> {
  path: keyof paths;
  schema: SchemaWithData<Data>;
}

/** An endpoint that returns a list, and the query parameters that it accepts. */
export interface ListEndpoint<Item> extends Endpoint<Item[]> {
  /** The plural noun for the records in messages, such as `calls`. */
  itemName: string;
  /** The query parameters of the operation, from `@smartalex/contract/constants`. */
  parameters: QueryParameters & ListParameters;
  /** Loads a function that suggests what to use instead of an unknown query parameter. */
  hint?: QueryHint;
}

/** The base class of API resources such as `Calls`. A resource requests single records by ID, and lists of records. */
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
   * The largest page size that the server accepts, known only after the server has rejected a larger page size.
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
    const { api, redactor, validate } = this.context;
    const send = async () => {
      validateOptionNames(options, requestOptions);
      return api.request("GET", path, { ...options, params: { path: { id } } });
    };
    return new ApiPromise(send(), (response) => {
      return parseRecordResponse<Item>(response, { id, redactor, schema, validation: validate });
    });
  }

  /**
   * Lists records: `await` requests one page, and `for await` yields every record.
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
        instrumentation: this.context.instrumentation,
        limit: this.pageSizeLimit,
        onWarning,
        signal: options.signal,
      },
    ];
  }

  /**
   * Returns a `PageSource` that requests and parses the pages of a list.
   *
   * @internal
   */
  protected pageSource<Item>(endpoint: ListEndpoint<Item>, options: RequestOptions): PageSource<Item> {
    const { hint, itemName, parameters, path, schema } = endpoint;
    const expectation = { schema, validation: this.context.validate };
    return {
      itemName,
      parameters,
      request: async (query, signal = options.signal) => {
        if (!isValidQuery({ ...query }, parameters)) {
          const { createListQueryError } = await import("../api/errors/invalid.ts"); // not loaded before the first invalid query
          throw await createListQueryError(query, { hint, options: listOptions, parameters });
        }
        return this.context.api.request("GET", path, { ...options, signal, params: { query: { ...query } } });
      },
      parse: async (response, { page = 1 }) => {
        const body = await parseListResponse<Item>(response, expectation);
        // If the server returned a different page than requested, continuing after that page could skip pages or never end.
        if (body.meta.page === page) return body;
        return unexpectedResponse(response, `is page ${body.meta.page} instead of page ${page}`);
      },
    };
  }
}

function withoutUndefined<Query extends object>(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query; // all keys of a query are optional
}
