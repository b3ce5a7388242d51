import { createMock, type MockOptions } from "@smartalex/mock";

// This file runs in every runtime, bundled with the built mock, so it only uses web standards.

/** Returns a SHA-256 for mocks with each of the options: of pages with and without filters, and of calls. */
export function runJobs(jobs: readonly MockOptions[]): Promise<string[]> {
  return Promise.all(jobs.map(hashOf));
}

async function hashOf(options: MockOptions): Promise<string> {
  const { fetch } = createMock(options);
  const request = async (path: string) => {
    const headers = { authorization: "Bearer any" };
    return (await fetch(new Request(`http://mock/v1/calls${path}`, { headers }))).text();
  };
  const texts = [];
  for (const page of [1, 77, 50_000, 100_000]) texts.push(await request(`?per_page=100&page=${page}`));
  for (const status of ["voicemail", "failed"])
    texts.push(await request(`?since_hours=2000&page=500&status=${status}`));
  const { data } = JSON.parse(await request("?page=4321")) as { data: { id: string }[] };
  for (const { id } of data) texts.push(await request(`/${id}`));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(texts.join("")));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
