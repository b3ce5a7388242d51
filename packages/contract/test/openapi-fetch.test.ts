import createClient from "openapi-fetch";
import { expect, test } from "vitest";
import type { paths } from "@smartalex/contract";

test("openapi-fetch accepts the generated paths", async () => {
  const urls: string[] = [];
  const client = createClient<paths>({
    baseUrl: "http://127.0.0.1/v1",
    fetch: ({ url }) => {
      urls.push(url);
      return Promise.resolve(Response.json({ data: [], meta: { total: 0, page: 1, per_page: 5 } }));
    },
  });
  const { data } = await client.GET("/calls", { params: { query: { status: "voicemail", per_page: 5 } } });
  const perPage: number | undefined = data?.meta.per_page;
  expect(perPage).toBe(5);
  expect(urls).toEqual(["http://127.0.0.1/v1/calls?status=voicemail&per_page=5"]);
});
