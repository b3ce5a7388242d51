import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { CallDetail } from "@smartalex/sdk";
import { readParquet } from "parquet-wasm";
import { expect, test } from "vitest";
import { edgeCaseTexts } from "../../mock/src/dataset/edge-cases/edge-case-texts.ts";
import { exportFolder } from "./export-folder.ts";
import { smartalex } from "./run-cli.ts";

const folder = exportFolder();
const call = document.components.examples.getCall.value.data as CallDetail;
const duckdb = await (await DuckDBInstance.create(":memory:")).connect();

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await duckdb.runAndReadAll(sql)).getRowObjectsJson();
}

async function exported(name: string, flags: readonly string[], world: Parameters<typeof smartalex>[1] = {}) {
  const result = await smartalex(["calls", "export", "--sandbox", "--to", name, ...flags], {
    ...world,
    cwd: folder.cwd,
  });
  expect(result.exitCode).toBe(0);
  return `'${folder.path(name)}'`;
}

const callColumns = {
  id: "VARCHAR",
  agent_id: "VARCHAR",
  contact_id: "VARCHAR",
  direction: "VARCHAR",
  call_status: "VARCHAR",
  duration_seconds: "BIGINT",
  sentiment: "VARCHAR",
  cost: "DOUBLE",
  start_timestamp: "TIMESTAMP WITH TIME ZONE",
  end_timestamp: "TIMESTAMP WITH TIME ZONE",
};

async function types(file: string): Promise<unknown> {
  const columns = await rows(`describe select * from ${file}`);
  return Object.fromEntries(columns.map(({ column_name, column_type }) => [column_name, column_type]));
}

test("DuckDB reads the rows of list, with the correct types, in any time zone", async () => {
  const parquet = await exported("list.parquet", ["--tz", "Europe/Warsaw"], { calls: 3_000 });
  const ndjson = await exported("list.ndjson", [], { calls: 3_000 });
  expect(await types(parquet)).toEqual(callColumns);
  const columns = `columns = {${Object.entries(callColumns)
    .map(([name, type]) => `${name}: '${type}'`)
    .join(", ")}}`;
  const json = `read_json(${ndjson}, format = 'newline_delimited', ${columns})`;
  expect(await rows(`select count(*) as n from ${parquet}`)).toEqual([{ n: "3000" }]);
  for (const [one, other] of [
    [parquet, json],
    [json, parquet],
  ]) {
    expect(await rows(`select * from ${one} except all select * from ${other}`)).toEqual([]);
  }
  expect(await rows(`select id from ${parquet}`)).toEqual(await rows(`select id from ${json}`));
});

test("fields that are always present are required, and nullable fields are optional", async () => {
  const parquet = await exported("null.parquet", []);
  const schema = await rows(`select name, repetition_type from parquet_schema(${parquet}) where num_children is null`);
  const optional = schema.filter((column) => column["repetition_type"] === "OPTIONAL").map(({ name }) => name);
  const nullable = ["contact_id", "sentiment", "cost", "end_timestamp"];
  // A number or timestamp may not fit into its column.
  expect(optional.sort()).toEqual([...nullable, "duration_seconds", "start_timestamp"].sort());
});

test("one row per turn: hostile text is preserved, and a call without turns keeps its row", async () => {
  const texts: string[] = Object.values(edgeCaseTexts).flat();
  const said = { ...call, transcript: texts.map((text, index) => ({ speaker: "caller", text, timestamp: index / 4 })) };
  const silent = {
    ...call,
    id: "call_silent",
    contact_id: null,
    sentiment: null,
    cost: null,
    summary: null,
    transcript: [],
  };
  const parquet = await exported("turns.parquet", ["--with-transcripts"], { calls: [said, silent] });
  expect(await types(parquet)).toEqual({
    ...callColumns,
    campaign_id: "VARCHAR",
    summary: "VARCHAR",
    turn_index: "BIGINT",
    turn_speaker: "VARCHAR",
    turn_text: "VARCHAR",
    turn_timestamp: "DOUBLE",
  });
  const turns = await rows(
    `select hex(encode(turn_text)) as bytes, turn_timestamp from ${parquet} where id = '${call.id}' order by turn_index`,
  );
  // Lone surrogates cannot be written as UTF-8, and are replaced visibly.
  expect(turns.map(({ bytes }) => bytes)).toEqual(texts.map((text) => Buffer.from(text).toString("hex").toUpperCase()));
  expect(turns.at(-1)?.["turn_timestamp"]).toBe((texts.length - 1) / 4);
  const [quiet] = await rows(`select * from ${parquet} where id = 'call_silent'`);
  expect(quiet).toMatchObject({ cost: null, summary: null, turn_index: null, turn_text: null });
});

test("with nested transcripts, a transcript is a list of turns", async () => {
  const silent = { ...call, id: "call_silent", transcript: [] };
  const flags = ["--with-transcripts", "nested", "--fields", "id,transcript"];
  const parquet = await exported("nested.parquet", flags, { calls: [call, silent] });
  expect(await types(parquet)).toEqual({
    id: "VARCHAR",
    transcript: 'STRUCT(speaker VARCHAR, "text" VARCHAR, "timestamp" DOUBLE)[]',
  });
  expect(await rows(`select * from ${parquet} order by id`)).toEqual([
    { id: call.id, transcript: call.transcript },
    { id: "call_silent", transcript: [] },
  ]);
});

test("an export without calls is a file with columns and no rows", async () => {
  const parquet = await exported("none.parquet", [], { calls: [] });
  expect(await types(parquet)).toEqual(callColumns);
  expect(await rows(`select * from ${parquet}`)).toEqual([]);
});

test("Arrow readers read a file without calls, with transcripts, and with calls", async () => {
  const rowsOf = (name: string) => {
    const batches = readParquet(readFileSync(folder.path(name))).recordBatches();
    return batches.reduce((sum, { numRows }) => sum + numRows, 0);
  };
  await exported("wasm-0.parquet", [], { calls: [] });
  await exported("wasm-nested-0.parquet", ["--with-transcripts", "nested"], { calls: [] });
  await exported("wasm-150.parquet", []);
  await exported("wasm-nested.parquet", ["--with-transcripts", "nested"]);
  const names = ["wasm-0.parquet", "wasm-nested-0.parquet", "wasm-150.parquet", "wasm-nested.parquet"];
  expect(names.map(rowsOf)).toEqual([0, 0, 150, 150]);
});

test("a number that does not fit into a column is null, and reported on stderr", async () => {
  const calls = [
    call,
    { ...call, id: "call_long", duration_seconds: 1e19 },
    { ...call, id: "call_deep", duration_seconds: 1e300 },
  ];
  const args = ["calls", "export", "--sandbox", "--to", "long.parquet"];
  const { exitCode, stderr } = await smartalex(args, { cwd: folder.cwd, calls, faults: [] });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr:
      "2 values do not fit into the column and are null: duration_seconds of call_long, duration_seconds of call_deep.\n" +
      `Wrote 3 calls to ${folder.path("long.parquet")}.\n`,
  });
  expect(await rows(`select id, duration_seconds from '${folder.path("long.parquet")}' order by id`)).toEqual([
    { id: call.id, duration_seconds: "245" },
    { id: "call_deep", duration_seconds: null },
    { id: "call_long", duration_seconds: null },
  ]);
});

test("a call that could not be fetched has null instead of an empty transcript", async () => {
  const calls = [call, { ...call, id: "call_broken" }];
  const args = ["calls", "export", "--sandbox", "--with-transcripts", "nested", "--to", "unread.parquet"];
  const { exitCode } = await smartalex(args, { cwd: folder.cwd, calls, faults: ["/calls/call_broken: 500"] });
  expect(exitCode).toBe(7);
  const read = `select id, transcript is null as is_null, summary from '${folder.path("unread.parquet")}' order by id`;
  expect(await rows(read)).toEqual([
    { id: call.id, is_null: false, summary: call.summary },
    { id: "call_broken", is_null: true, summary: null },
  ]);
});

test("large transcripts are split into several row groups", async () => {
  const transcript = Array.from({ length: 40 }, (_, turn) => ({
    speaker: "agent",
    text: `${turn} `.repeat(4_000),
    timestamp: turn,
  }));
  const calls = Array.from({ length: 20 }, (_, index) => ({ ...call, id: `call_${index}`, transcript }));
  const parquet = await exported("large.parquet", ["--with-transcripts"], { calls });
  const [groups] = await rows(`select count(distinct row_group_id) as n from parquet_metadata(${parquet})`);
  expect(Number(groups?.["n"])).toBeGreaterThan(1);
  expect(await rows(`select count(*) as n, count(distinct turn_text) as t from ${parquet}`)).toEqual([
    { n: "800", t: "40" },
  ]);
});
