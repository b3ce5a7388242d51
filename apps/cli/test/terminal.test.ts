import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { sinkOf } from "../src/terminal.ts";

/** A stream that holds what it gets until it is let go, with or without an error. */
function holding() {
  const held: ((error?: Error) => void)[] = [];
  const stream = new Writable({
    write(_chunk, _encoding, callback) {
      held.push(callback);
    },
  });
  return { held, stream };
}

test("a text counts as written when it has left the process, and not when there is room for it", async () => {
  const { held, stream } = holding();
  let isWritten = false;
  const sink = sinkOf(stream, { env: {}, onError: () => undefined });
  expect(sink).toMatchObject({ isTerminal: false, columns: Infinity });
  const writing = sink.write("call_1\n").then(() => (isWritten = true));
  await new Promise(setImmediate);
  expect(isWritten).toBe(false);
  held[0]?.();
  await writing;
  expect(isWritten).toBe(true);
});

test("what cannot be written is told before anything goes on as if it were", async () => {
  const { held, stream } = holding();
  const told: string[] = [];
  const sink = sinkOf(stream, { env: {}, onError: ({ message }) => told.push(message) });
  const writing = sink.write("call_1\n").then(() => told.push("went on"));
  held[0]?.(new Error("nobody reads"));
  await writing;
  expect(told).toEqual(expect.arrayContaining(["nobody reads"]));
  expect(told.at(-1)).toBe("went on");
});
