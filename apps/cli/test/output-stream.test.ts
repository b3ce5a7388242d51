import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { createOutput } from "../src/io/output-stream.ts";

const folder = mkdtempSync(join(tmpdir(), "smartalex-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** An output stream for this file or pipe, the text that went through its stream, which is held until it is released, and the errors. */
function openSink(fd: number) {
  const held: ((error?: Error) => void)[] = [];
  const streamed: string[] = [];
  const told: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      streamed.push(String(chunk));
      held.push(callback);
    },
  });
  const onError = ({ message }: Error) => told.push(message);
  const sink = createOutput({ fd, open: () => stream }, { env: {}, platform: "linux", onError });
  return { held, sink, streamed, told };
}

/** A nonblocking pipe that is full. */
function fullPipe(): number {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  rmSync(path);
  try {
    for (;;) writeSync(fd, "x".repeat(4096));
  } catch {
    return fd;
  }
}

const path = join(folder, "out.txt");
const long = "é".repeat(10_000);

test("a short first text is written at once, and later text goes through the stream", async () => {
  const fd = openSync(path, "w");
  const { held, sink, streamed } = openSink(fd);
  expect(sink).toMatchObject({ isTerminal: false, columns: Infinity });
  await sink.write("call_1\n");
  expect(streamed).toEqual([]);
  const writing = sink.write("call_2\n");
  held[0]?.();
  await writing;
  expect([readFileSync(path, "utf8"), streamed]).toEqual(["call_1\n", ["call_2\n"]]);
  closeSync(fd);
});

test("a long text counts as written when the process has passed it on, and not when it is buffered", async () => {
  const fd = openSync(path, "w");
  const { held, sink, streamed } = openSink(fd);
  let isWritten = false;
  const writing = sink.write(long).then(() => (isWritten = true));
  await new Promise(setImmediate);
  expect([isWritten, streamed]).toEqual([false, [long]]);
  held[0]?.();
  await writing;
  expect(isWritten).toBe(true);
  closeSync(fd);
});

test("a full pipe is left to the stream, which waits", async () => {
  const fd = fullPipe();
  const { held, sink, streamed, told } = openSink(fd);
  const writing = sink.write("call_1\n");
  held[0]?.();
  await writing;
  expect([streamed, told]).toEqual([["call_1\n"], []]);
  closeSync(fd);
});

test("if only a part fits, it is written, and the rest goes through the stream", async () => {
  const fd = fullPipe();
  readSync(fd, Buffer.alloc(4096));
  const { held, sink, streamed } = openSink(fd);
  const writing = sink.write("y".repeat(10_000));
  held[0]?.();
  await writing;
  expect(streamed).toEqual(["y".repeat(10_000 - 4096)]);
  closeSync(fd);
});

test("write errors are reported before the write resolves", async () => {
  const { held, sink, told } = openSink(openSync(path, "w"));
  const writing = sink.write(long).then(() => told.push("went on"));
  held[0]?.(new Error("nobody reads"));
  await writing;
  expect(told).toEqual(expect.arrayContaining(["nobody reads"]));
  expect(told.at(-1)).toBe("went on");

  const readOnly = openSink(openSync(path, "r"));
  await readOnly.sink.write("call_1\n");
  expect(readOnly.told).toEqual([expect.stringMatching(/^EBADF/)]);
  expect(readOnly.streamed).toEqual([]);
});
