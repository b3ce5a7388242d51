/** Where all of them believe to be. */
export const LIST_URL = "http://127.0.0.1:4010/v1/calls";

/** Asks for a page, counted from 1, reads the body, and gives its length in bytes or characters. */
export type PageFetcher = (page: number) => Promise<number>;
/** Makes one, in the process that asks. */
export type CreatePageFetcher = () => Promise<PageFetcher>;

/** The request that a client makes. */
export function createRequest(page: number): Request {
  return new Request(`${LIST_URL}?page=${page}`, { headers: { authorization: "Bearer bench_key" } });
}

/** The length of an answer. Throws when it is an error, so that nobody is quick by refusing. */
export async function readLength(response: Pick<Response, "status" | "arrayBuffer">): Promise<number> {
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  return (await response.arrayBuffer()).byteLength;
}
