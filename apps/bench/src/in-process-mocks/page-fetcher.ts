/** The URL of the list in all mocks. */
export const LIST_URL = "http://127.0.0.1:4010/v1/calls";

/** Requests a page, counted from 1, reads the body, and returns its length in bytes or characters. */
export type PageFetcher = (page: number) => Promise<number>;
/** Creates a mock in the current process, and returns a function that requests its pages. */
export type CreatePageFetcher = () => Promise<PageFetcher>;

/** Creates the request of a client. */
export function createRequest(page: number): Request {
  return new Request(`${LIST_URL}?page=${page}`, { headers: { authorization: "Bearer bench_key" } });
}

/** Reads the body of a response and returns its length. Throws for an error status, so that a fast error does not count. */
export async function readLength(response: Pick<Response, "status" | "arrayBuffer">): Promise<number> {
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  return (await response.arrayBuffer()).byteLength;
}
