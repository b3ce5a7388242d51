import { expect, test } from "vitest";
import { fetchBody, fetchJson } from "../src/mocks/fetch-body.ts";
import { compareServers } from "../src/load/compare-servers.ts";
import { newCall, newList } from "../src/load/requests.ts";
import { BASELINE, mockServerNames, mockServers, OUR_MOCK } from "../src/mocks/mock-servers.ts";
import { withMockServer, withMockServers } from "../src/mocks/with-mock-server.ts";
import { withCommand } from "../src/mocks/with-command.ts";

test("every server returns its pages and calls", async () => {
  await withMockServers(mockServerNames, { calls: 1_000 }, async (servers) => {
    expect([...servers.keys()]).toEqual(mockServerNames);
    for (const [name, { origin }] of servers) {
      const { callPath, ids, listPath, pages } = mockServers[name];
      const [, id = ""] = await ids(origin, 2);
      await fetchBody(origin + listPath(await pages(origin)));
      expect((await fetchBody(origin + callPath(id))).length, name).toBeGreaterThan(100);
    }
  });
});

test("our mock has the requested number of calls, and its last page is full", async () => {
  await withMockServer(OUR_MOCK, { calls: 1_010 }, async ({ origin }) => {
    const { listPath, pages } = mockServers[OUR_MOCK];
    expect(await pages(origin)).toBe(50);
    expect(await fetchJson(origin + listPath(50))).toMatchObject({ data: { length: 20 }, meta: { total: 1_010 } });
  });
});

test.each([newList, newCall])("a $label is compared with the same bytes from the baseline server", async (request) => {
  await withMockServers([OUR_MOCK], { calls: 1_000 }, async (servers) => {
    const loads = await compareServers({
      request,
      servers,
      warmUpMs: 50,
      durationMs: 50,
      rounds: 2,
      tool: "node:http",
    });
    expect([...loads].map(([name, { length }]) => [name, length])).toEqual([
      [OUR_MOCK, 2],
      [BASELINE, 2],
    ]);
  });
});

test("the error about a server that does not start contains its output", async () => {
  const command = { args: ["-e", "throw new Error('no such thing')"], path: "/", port: 9 };
  await expect(withCommand(command, () => Promise.resolve())).rejects.toThrow("no such thing");
});
