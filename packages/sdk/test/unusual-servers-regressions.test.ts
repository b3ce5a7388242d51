import { expect, test } from "vitest";
import type { ListWarning } from "../src/transport/instrumentation/warnings.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { rejection } from "./fakes.ts";
import { unusualServer } from "./serve-lists.ts";
import type { UnusualListServer, UnusualServerOptions, PageBehavior } from "./unusual-list-server.ts";

/** Reads a list to its end. The generator of unusual servers found all lists of this file: they ended early, never, or after too many requests. */
async function read(server: UnusualListServer, concurrency = 1) {
  const ids: string[] = [];
  const warnings: string[] = [];
  const onWarning = ({ code }: ListWarning) => warnings.push(code);
  for await (const { data } of paginateCalls(server.fetchPage, {}, { concurrency, onWarning })) {
    ids.push(...data.map(({ id }) => id));
  }
  return { missing: server.permanentIds.filter((id) => !ids.includes(id)), warnings };
}

const complete: [string, Partial<UnusualServerOptions>][] = [
  [
    "truncates pages at fewer rows near the end",
    {
      size: 317,
      order: "scattered",
      changes: [
        { inserts: [1, 2, 3, 5, 6], removals: [11, 222, 133, 84, 305], expiring: 0 },
        { inserts: [], removals: [50, 260, 17, 99, 140], expiring: 2 },
      ],
      pages: { kind: "truncated", sizes: [37, 5], sizeLasts: 10 },
      totals: { kind: "unfiltered", more: 144 },
    },
  ],
  [
    "ignores per_page, omits calls, and makes pages smaller after the first",
    {
      size: 59,
      order: "oldest",
      pages: { kind: "fixed silently", sizes: [30, 5], sizeLasts: 1 },
      hidden: { share: 0.5, isInRuns: false },
    },
  ],
  [
    "makes its pages of one fixed size larger while the list is read",
    {
      size: 97,
      pages: { kind: "fixed", sizes: [25, 12, 50], sizeLasts: 1 },
      totals: { kind: "capped", at: 0 },
      hidden: { share: 0.2, isInRuns: false },
    },
  ],
  [
    "makes pages smaller without saying so in meta.per_page, so that the end is assumed too far back",
    {
      size: 594,
      order: "scattered",
      changes: [
        { inserts: [], removals: [], expiring: 3 },
        { inserts: [2, 2, 0, 2], removals: [], expiring: 3 },
        { inserts: [2104930468], removals: [159, 385, 456], expiring: 3 },
        { inserts: [3, 1234924816, 1], removals: [], expiring: 3 },
        { inserts: [2128648460, 1, 2, 1, 400305212, 2], removals: [205], expiring: 0 },
        { inserts: [3, 1517590264, 2, 1607440652, 451589068], removals: [234, 349], expiring: 3 },
        { inserts: [2, 2, 1, 2], removals: [429, 287, 144, 1679724100, 68, 430], expiring: 2 },
        { inserts: [3, 2, 1], removals: [], expiring: 3 },
      ],
      pages: { kind: "clamped silently", sizes: [100, 50], sizeLasts: 3 },
    },
  ],
  [
    "caps its total at a full page, and then makes pages smaller",
    {
      size: 224,
      pages: { kind: "clamped", sizes: [100, 50, 15], sizeLasts: 1 },
      totals: { kind: "capped", at: 100 },
    },
  ],
];

test.each(complete)("a list is complete on a server that %s", async (_, world) => {
  expect((await read(unusualServer(world))).missing).toEqual([]);
});

test("pages are large again after the client has found out how the server makes them smaller", async () => {
  const server = unusualServer({
    size: 674,
    pages: { kind: "clamped silently", sizes: [75], sizeLasts: 1 },
    hidden: { share: 0.02, isInRuns: false },
  });
  expect((await read(server)).missing).toEqual([]);
  expect(server.requests).toBeLessThanOrEqual(35); // 98 with pages of 12
});

test("each page of one fixed size takes at most three requests if totals always differ", async () => {
  const changes = Array.from({ length: 4 }, () => ({ inserts: [1], removals: [2, 3, 4], expiring: 0 }));
  const pages: PageBehavior = { kind: "clamped", sizes: [5], sizeLasts: 1 };
  const server = unusualServer({ size: 500, order: "scattered", changes, pages, lags: [0, 3, 2, 1] });
  const { missing, warnings } = await read(server);
  expect([missing, warnings]).toEqual([[], ["pages_cannot_overlap"]]);
  expect(server.requests).toBeLessThanOrEqual(3 * 100 + 50);
});

test("a list throws an error if its last calls are only on tiny pages", async () => {
  // After 30 requests, pages of any size have the rows of a page of 5. A page of 5 at the number of returned calls shows that there are more.
  const changes = Array.from({ length: 10 }, () => ({
    inserts: [1, 2, 3],
    removals: [100, 200, 300, 400, 500],
    expiring: 0,
  }));
  const pages: PageBehavior = { kind: "clamped silently", sizes: [25, 5], sizeLasts: 30 };
  const server = unusualServer({ size: 645, order: "scattered", changes, pages });
  expect(await rejection(read(server))).toMatchObject({ name: "InvalidResponseError" });
});

test("a page size that the server rejects in the middle of a list is not requested again", async () => {
  const pages: PageBehavior = { kind: "rejected", sizes: [100, 15], sizeLasts: 3 };
  const changes = [{ inserts: [0, 1, 2, 3, 4], removals: [], expiring: 0 }];
  const server = unusualServer({ size: 0, changes, pages, totals: { kind: "unfiltered", more: 434 } });
  await read(server).catch(() => undefined);
  expect(server.requests).toBeLessThan(10);
});
