import type { HttpResponse } from "../transport/middleware.ts";
import { toResponse, type ResponseWithData } from "./api-response.ts";

/** Parses and validates the body of a response. */
export type ParseResponse<Data> = (response: HttpResponse) => Data | Promise<Data>;

/**
 * The promise that an API method returns. `await` returns the parsed data. `withResponse()` returns the parsed data and the HTTP response, and
 * `asResponse()` returns only the HTTP response.
 *
 * @example
 * const call = await client.calls.get("call_abc123");
 * const { data, response } = await client.calls.get("call_abc123").withResponse();
 * console.log(response.headers.get("x-request-id"));
 */
export class ApiPromise<Data> implements Promise<Data> {
  readonly [Symbol.toStringTag]: string = "ApiPromise";
  readonly #send: () => Promise<HttpResponse>;
  readonly #parse: ParseResponse<Data>;
  #response: Promise<HttpResponse> | undefined;
  #data: Promise<Data> | undefined;

  /**
   * `response` is the promise of a response if the request was already sent, or a function that sends the request when the `ApiPromise` is first
   * used.
   *
   * @internal
   */
  constructor(response: Promise<HttpResponse> | (() => Promise<HttpResponse>), parse: ParseResponse<Data>) {
    const isSent = typeof response !== "function";
    this.#send = isSent ? () => response : response;
    this.#response = isSent ? response : undefined;
    this.#parse = parse;
  }

  /**
   * True if the request was sent.
   *
   * @internal
   */
  protected get isRequested(): boolean {
    return this.#response !== undefined;
  }

  readonly #reset = (error: unknown): never => {
    this.#response = this.#data = undefined;
    throw error;
  };

  /** Returns the response without parsing or validating its body. Rejects with a `SmartAlexError` if the status is not 2xx. */
  async asResponse(): Promise<Response> {
    return toResponse(await this.#requested());
  }

  /** Returns the parsed data together with the HTTP response. */
  async withResponse(): Promise<ResponseWithData<Data>> {
    const [data, response] = await Promise.all([this.#parsed(), this.asResponse()]);
    return { data, response };
  }

  then<Value = Data, Failure = never>(
    onFulfilled?: ((data: Data) => Value | PromiseLike<Value>) | null,
    onRejected?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    return this.#parsed().then(onFulfilled, onRejected);
  }

  catch<Failure = never>(
    onRejected?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Data | Failure> {
    return this.#parsed().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Data> {
    return this.#parsed().finally(onFinally);
  }

  /** Sends the request at the first call. After a failure, the next call sends the request again. */
  #requested(): Promise<HttpResponse> {
    this.#response ??= this.#send().catch(this.#reset);
    return this.#response;
  }

  #parsed(): Promise<Data> {
    this.#data ??= this.#requested().then(this.#parse);
    return this.#data;
  }
}
