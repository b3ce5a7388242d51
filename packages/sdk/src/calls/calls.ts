import { listCallsQueryValidator, type CallDetail, type ListCallsQuery } from "@smartalex/contract";
import { InvalidRequestError } from "../errors.ts";
import type { Operations, WithResponse } from "../operations.ts";
import type { RequestOptions } from "../options.ts";
import { CallList } from "./call-list.ts";

/** The calls that the workspace's agents have handled. It gives no audio: recordings are heard in the dashboard. */
export class Calls {
  readonly #operations: Operations;

  constructor(operations: Operations) {
    this.#operations = operations;
  }

  /**
   * Lists calls, without their transcripts: `await` gives one page of `per_page` (default 20), `for await` every call.
   * A bad query throws `InvalidRequestError` before anything is sent. `GET /calls`.
   */
  list(query: ListCallsQuery = {}, options: RequestOptions = {}): CallList {
    return new CallList(async (page) => this.#operations.listCalls(checkedQuery(page), options), query);
  }

  /** Gives one call with its transcript. Throws `NotFoundError` when there is none with this id. `GET /calls/{id}`. */
  async get(id: string, options: RequestOptions = {}): Promise<CallDetail> {
    return (await this.getWithResponse(id, options)).data;
  }

  /** The same, with the response: its headers, and its body as the server sent it, for passing a call on unchanged. */
  async getWithResponse(id: string, options: RequestOptions = {}): Promise<WithResponse<CallDetail>> {
    // A URL would lose these: "/calls/" and "/calls/.." are other addresses.
    if (["", ".", ".."].includes(id)) {
      throw refused(`${JSON.stringify(id)} cannot be the id of a call. Take one from calls.list().`);
    }
    return this.#operations.getCall(id, options);
  }
}

function checkedQuery(query: ListCallsQuery): ListCallsQuery {
  const entries = Object.entries(query) as [string, unknown][]; // undefined, where exactOptionalPropertyTypes is off
  const given = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const issues = listCallsQueryValidator.issues(given);
  if (issues.length > 0) {
    const list = issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ");
    throw refused(`The query was not sent: ${list}.`);
  }
  return given;
}

function refused(message: string): InvalidRequestError {
  return new InvalidRequestError(message, { code: "invalid_request" });
}
