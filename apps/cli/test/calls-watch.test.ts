import { spawnSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { callDetailValidator } from "@smartalex/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeLines } from "../src/watch/write-lines.ts";
import { idsIn, LiveWorld } from "./simulated-live-workspace.ts";
import { smartalex } from "./run-cli.ts";

let folder: string;
let world: { cwd: string; env: Record<string, string> };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smartalex-watch-"));
  world = { cwd: folder, env: { PATH: process.env["PATH"] ?? "" } };
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function nothing(): void {
  // Only time passes.
}

test("new calls are shown when they appear, oldest first, and existing calls are not", async () => {
  const live = new LiveWorld();
  live.add("call_before");
  const { exitCode, stderr, stdout } = await live.watch(
    [],
    [
      () => live.add("call_1"),
      nothing,
      () => {
        live.add("call_3");
        live.add("call_2", { start_timestamp: "2026-01-16T11:50:00Z" });
      },
      nothing,
    ],
  );
  expect(idsIn(stdout)).toEqual(["call_1", "call_2", "call_3"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: "" });
  expect(live.waitsMs).toEqual([60_000, 60_000, 60_000, 60_000]);
});

test("each of many arriving calls, including late ones, is shown exactly once", async () => {
  const live = new LiveWorld({ calls: 100, live: "30/min", late: "20m", enrich: "5m" });
  const list = async () => {
    const { stdout } = await smartalex(["calls", "list", "--all", "--sandbox", "-o", "ids"], { mock: live.mock });
    return stdout.trim().split("\n");
  };
  const before = new Set(await list());
  const shown = idsIn((await live.watch([], Array<() => void>(60).fill(nothing))).stdout);
  const cameSince = (await list()).filter((id) => !before.has(id));
  expect(cameSince.length).toBeGreaterThan(1_000);
  expect(shown.toSorted()).toEqual(cameSince.toSorted());
});

test("--since also shows existing calls from that time", async () => {
  const live = new LiveWorld();
  live.add("call_old", { start_timestamp: "2026-01-16T06:00:00Z" });
  live.add("call_1", { start_timestamp: "2026-01-16T11:00:00Z" });
  const { stdout } = await live.watch(["--since", "2h"], [() => live.add("call_2")]);
  expect(idsIn(stdout)).toEqual(["call_1", "call_2"]);
  const { stdout: since } = await live.watch(["--since", "2026-01-16T05:30:00Z"]);
  expect(idsIn(since)).toEqual(["call_old", "call_1", "call_2"]);
});

test("only matching calls are shown, including calls that match later", async () => {
  const live = new LiveWorld({ calls: 1, live: "30/min", enrich: "5m" });
  const args = ["--where", "sentiment != null", "--status", "completed"];
  const { stdout } = await live.watch(args, Array<() => void>(20).fill(nothing));
  const shown = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; sentiment: string | null; call_status: string });
  expect(shown.length).toBeGreaterThan(100);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
  for (const call of shown)
    expect(call).toMatchObject({ sentiment: expect.any(String) as string, call_status: "completed" });
});

test("on a terminal, each call is a line below one table header", async () => {
  const live = new LiveWorld();
  const { stderr, stdout } = await live.watch([], [() => live.add("call_1"), () => live.add("call_2")], {
    columns: 80,
  });
  const lines = stdout.trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(stderr).toBe("Checking for new calls every 1m 00s. Press Ctrl-C to stop.\n");
  expect(lines[0]).toMatch(/^START \(UTC\) +ID/);
  expect(lines[2]).toContain("call_2");
});

test("--with-transcripts shows complete calls, as readable text on a terminal", async () => {
  const live = new LiveWorld();
  const piped = await live.watch(["--with-transcripts"], [() => live.add("call_1")]);
  expect(callDetailValidator.strict.issues(JSON.parse(piped.stdout))).toEqual([]);
  const { stdout } = await live.watch(["--with-transcripts"], [() => live.add("call_2")], { columns: 80 });
  expect(stdout).toContain("Hello?");
});

test("a call that is unavailable does not delay others, and is shown when it becomes available", async () => {
  const live = new LiveWorld();
  const { exitCode, stderr, stdout } = await live.watch(
    ["--with-transcripts"],
    [
      () => {
        live.add("call_1");
        live.add("call_2");
        live.mock.faults.script("/calls/call_1: 500");
      },
      nothing,
      () => {
        live.mock.faults.script();
      },
      ...Array<() => void>(5).fill(nothing),
    ],
  );
  expect(exitCode).toBe(130);
  expect(idsIn(stdout)).toEqual(["call_2", "call_1"]);
  expect(stderr).toMatch(/^smartalex: call_1 is temporarily unavailable and will be retried\. \S.*\n$/);
});

test("--with-transcripts lets conditions use fields of the details, also for later changes", async () => {
  const live = new LiveWorld({ calls: 1, live: "30/min", enrich: "5m" });
  live.add("call_before");
  const before = live.mock.requests.length;
  const args = ["--with-transcripts", "--where", "summary != null && summary contains 'a'"];
  const { exitCode, stderr, stdout } = await live.watch(args, Array<() => void>(20).fill(nothing));
  expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: "" });
  const shown = stdout.trim().split("\n");
  expect(shown.length).toBeGreaterThan(100);
  for (const line of shown) expect(JSON.parse(line)).toMatchObject({ summary: expect.stringMatching(/a/i) as string });
  expect(new Set(idsIn(stdout)).size).toBe(shown.length);
  const asked = live.mock.requests.slice(before).map(({ url }) => url);
  expect(asked.filter((url) => url.endsWith("/call_before"))).toEqual([]); // calls that are not shown are not fetched
});

test("--when can match a summary that follows later", async () => {
  const live = new LiveWorld({ calls: 1, live: "1/min", enrich: "5m" });
  const args = ["--with-transcripts", "--when", "summary != null"];
  const { exitCode, stderr, stdout } = await live.watch(args, Array<() => void>(60).fill(nothing));
  expect(exitCode).toBe(8);
  expect(idsIn(stdout)).toContain(/(call_\w+) matches/.exec(stderr)?.[1]);
});

test("if there are many transcripts, some calls are fetched twice, but each is shown once", async () => {
  const live = new LiveWorld({ calls: 1_500 });
  const args = ["--with-transcripts", "--since", "30d", "--state", "watch.json"];
  const { stdout } = await live.watch(args, [], world);
  expect(new Set(idsIn(stdout)).size).toBe(1_500);
  expect(idsIn(stdout)).toHaveLength(1_500);
  expect(callDetailValidator.strict.issues(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""))).toEqual([]);
});

test("call content is not in the state, and is fetched again for a call that was not processed", async () => {
  const live = new LiveWorld();
  const args = ["--with-transcripts", "--state", "watch.json", "--exec"];
  await live.watch([...args, "exit 1"], [() => live.add("call_1")], world);
  const state = readFileSync(join(folder, "watch.json"), "utf8");
  expect(state).toContain("call_1");
  expect(state).not.toContain("Hello?");
  const { stdout } = await live.watch([...args, "cat > /dev/null"], [], world);
  expect(JSON.parse(stdout)).toMatchObject({ id: "call_1", transcript: [{ text: "Hello?" }] });
});

test("an outage is reported once, is retried with backoff, and loses no calls", async () => {
  const live = new LiveWorld();
  const { exitCode, stderr, stdout } = await live.watch(
    [],
    [
      () => {
        live.add("call_1");
        live.mock.faults.script("503");
      },
      () => live.add("call_2"),
      () => {
        live.mock.faults.script("reset");
      },
      nothing,
      () => {
        live.mock.faults.script();
      },
      nothing,
    ],
  );
  expect(exitCode).toBe(130);
  expect(idsIn(stdout)).toEqual(["call_1", "call_2"]);
  expect(stderr.match(/^smartalex: .*$/gm)).toEqual([
    expect.stringMatching(/^smartalex: Cannot fetch new calls. Retrying until it succeeds\. \S/),
    "smartalex: New calls can be fetched again. No calls were missed.",
  ]);
  expect(live.waitsMs).toEqual([60_000, 120_000, 240_000, 300_000, 300_000, 60_000]);
});

test("an incomplete list is reported once, and its calls are shown when the list is complete", async () => {
  const live = new LiveWorld();
  // The total that the list reports before and after it is read, three times.
  const wrongTotals = ["wrong-total 9", ...Array<string>(3).fill("ok, wrong-total 9")].join(", ");
  const { exitCode, stderr, stdout } = await live.watch(
    [],
    [
      () => {
        live.add("call_1");
        live.mock.faults.script(wrongTotals);
      },
      () => {
        live.mock.faults.script(wrongTotals);
      },
      () => {
        live.mock.faults.script();
        live.add("call_2");
      },
      nothing,
    ],
  );
  expect({ exitCode, ids: idsIn(stdout) }).toEqual({ exitCode: 130, ids: ["call_1", "call_2"] });
  expect(stderr).toMatch(/^smartalex: The server reports 9 calls, but its list has 1\. .*\n$/);
});

test.each(["429", "503"])("after %s, watch waits as long as the server asks, in steps, and says so", async (status) => {
  const live = new LiveWorld();
  const { exitCode, stderr, stdout } = await live.watch(
    [],
    [
      () => {
        live.mock.faults.script(`${status} retry-after=7200, ok`);
        live.add("call_1");
      },
      ...Array<() => void>(9).fill(nothing),
    ],
  );
  expect(exitCode).toBe(130);
  expect(idsIn(stdout)).toEqual(["call_1"]);
  expect(live.waitsMs).toEqual([60_000, ...Array<number>(8).fill(900_000), 60_000]);
  expect(stderr).toContain("smartalex: Waiting 2h 00m, as requested by the server.\n");
});

test("a wait of weeks that the server asks for ends after a day, with one request", async () => {
  const live = new LiveWorld();
  const { stderr } = await live.watch(
    [],
    [
      () => {
        live.mock.faults.script("429 retry-after=2147484");
      },
      ...Array<() => void>(2 * 96).fill(nothing),
    ],
  );
  expect(live.waitsMs).toEqual([60_000, ...Array<number>(2 * 96).fill(900_000)]);
  expect(live.mock.requests.filter((request) => request.status === 429)).toHaveLength(3);
  expect(stderr.match(/Waiting 24h 00m, as requested by the server\./g)).toHaveLength(3);
});

test("a computer that was suspended during a wait continues at the next step", async () => {
  const live = new LiveWorld();
  await live.watch(
    [],
    [
      () => {
        live.mock.faults.script("429 retry-after=7200, ok");
      },
      () => {
        live.sleep(3 * 3_600_000);
      },
      nothing,
    ],
  );
  expect(live.waitsMs).toEqual([60_000, 900_000, 60_000]);
});

test.each([
  ["401", 4],
  ["403", 4],
  ["404", 5],
  ["400", 2],
])("%s ends the watch, also in a later round, with exit code %i", async (fault, exitCode) => {
  const live = new LiveWorld();
  const result = await live.watch(
    [],
    [
      () => {
        live.mock.faults.script(fault);
      },
      nothing,
    ],
  );
  expect(result).toMatchObject({ exitCode, stdout: "" });
  expect(result.stderr).toMatch(/^smartalex: \S.*\nNext: smartalex /);
});

test("--when ends the watch with exit code 8 after the call was shown", async () => {
  const live = new LiveWorld();
  const { exitCode, stderr, stdout } = await live.watch(
    ["--when", "duration_seconds > 100"],
    [() => live.add("call_1"), () => live.add("call_2", { duration_seconds: 200 }), () => live.add("call_3")],
  );
  expect(exitCode).toBe(8);
  expect(idsIn(stdout)).toEqual(["call_1", "call_2"]);
  expect(stderr).toBe(
    "smartalex: call_2 matches the condition of --when.\nNext: smartalex calls get call_2 --sandbox\n",
  );
});

test("--when evaluates changes of a call that was shown, and the call is shown once", async () => {
  const live = new LiveWorld({ calls: 1, live: "1/min", enrich: "5m" });
  const { exitCode, stderr, stdout } = await live.watch(
    ["--when", "sentiment != null && call_status == 'completed'"],
    Array<() => void>(60).fill(nothing),
  );
  expect(exitCode).toBe(8);
  const shown = idsIn(stdout);
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown).toContain(/(call_\w+) matches/.exec(stderr)?.[1]);
});

test("--exec receives each call on standard input, one at a time, and no call content in its arguments", async () => {
  const live = new LiveWorld();
  const hostile = '"; touch pwned; $(touch pwned) `touch pwned` \u001b[31m';
  const { exitCode, stdout } = await live.watch(
    ["--exec", "echo begin >> log; cat >> log; echo end >> log"],
    [
      () => {
        live.add("call_1", { agent_id: hostile, start_timestamp: "2026-01-16T11:50:00Z" });
        live.add("call_2");
      },
    ],
    world,
  );
  expect(exitCode).toBe(130);
  const log = readFileSync(join(folder, "log"), "utf8").trim().split("\n");
  expect(log.filter((_, index) => index % 3 === 0)).toEqual(["begin", "begin"]);
  expect(log.filter((_, index) => index % 3 === 2)).toEqual(["end", "end"]);
  expect(log.filter((_, index) => index % 3 === 1)).toEqual(stdout.trim().split("\n"));
  expect((JSON.parse(log[1] ?? "") as { agent_id: string }).agent_id).toBe(hostile);
  expect(existsSync(join(folder, "pwned"))).toBe(false);
});

test("an --exec command has no key in its environment, unless --exec-with-key passes it", async () => {
  const keys = { SMARTALEX_API_KEY: "sk_live_secret", SMARTALEX_FORBIDDEN_KEY: "sk_live_other" };
  const env = { ...world.env, ...keys };
  const command = "env | grep '^SMARTALEX_' | sort > keys";
  const watch = async (...flags: string[]) => {
    const live = new LiveWorld();
    await live.watch(["--exec", command, ...flags], [() => live.add("call_1")], { ...world, env });
    return readFileSync(join(folder, "keys"), "utf8");
  };
  expect(await watch()).toBe("SMARTALEX_EXEC=1\n");
  expect(await watch("--exec-with-key")).toBe(
    "SMARTALEX_API_KEY=sk_live_secret\nSMARTALEX_FORBIDDEN_KEY=sk_live_other\n",
  );
});

test("a smartalex in an --exec command without a key suggests --exec-with-key", async () => {
  const { exitCode, stderr } = await smartalex(["calls", "list"], { env: { SMARTALEX_EXEC: "1" } });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 4,
    stderr:
      "smartalex: No API key. A command of --exec does not receive SMARTALEX_API_KEY unless the watch uses --exec-with-key.\n" +
      "Next: smartalex calls watch --help\n",
  });
});

test("an --exec command that does not read its input succeeds", async () => {
  const live = new LiveWorld();
  const { exitCode, stderr } = await live.watch(["--exec", "true"], [() => live.add("call_1")], world);
  expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: "" });
});

test("the output of an --exec command is sanitized and written to stderr in complete lines, including its errors", async () => {
  const live = new LiveWorld();
  const command = String.raw`printf 'red \033[31m\r\nnext\rdrawn again\n' ; printf 'an error \033]0;title\007' >&2`;
  const { exitCode, stderr, stdout } = await live.watch(["--exec", command], [() => live.add("call_1")], world);
  expect({ exitCode, ids: idsIn(stdout) }).toEqual({ exitCode: 130, ids: ["call_1"] });
  expect(stderr.trimEnd().split("\n").toSorted()).toEqual(
    ["red \\u{1b}[31m", "next", "drawn again", "an error \\u{1b}]0;title\\u{7}"].toSorted(),
  );
});

test("a line of an --exec command without an end is written in pieces, and not buffered", async () => {
  const text = "\u{1F600}".repeat(500_000);
  const pieces = Array.from({ length: Math.ceil(text.length / 4_097) }, (_, index) => {
    return text.slice(index * 4_097, (index + 1) * 4_097); // splits characters
  });
  const written: string[] = [];
  await writeLines(Readable.from(pieces), (lines) => Promise.resolve(void written.push(lines)));
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThan(20_000);
  expect(written.join("").replaceAll("\n", "")).toBe(text);
});

test("invalid UTF-8 is sanitized", async () => {
  const live = new LiveWorld();
  const command = "cat > /dev/null; head -c 100000 /dev/zero; printf '\\377'";
  const { exitCode, stderr } = await live.watch(["--exec", command], [() => live.add("call_1")], world);
  expect(exitCode).toBe(130);
  expect(stderr.replaceAll("\n", "")).toBe(String.raw`\u{0}`.repeat(100_000) + "\ufffd");
});

test("an --exec command that cannot be started fails", async () => {
  const live = new LiveWorld();
  const nowhere = { ...world, cwd: join(folder, "nowhere") };
  const { exitCode, stderr } = await live.watch(["--exec", "true"], [() => live.add("call_1")], nowhere);
  expect(exitCode).toBe(7);
  expect(stderr).toContain("The --exec command failed for call_1 (ENOENT)");
});

test("an --exec command that fails ends the watch with exit code 7, and the next watch starts with that call", async () => {
  const live = new LiveWorld();
  const args = ["--state", "watch.json", "--exec"];
  const failed = await live.watch(
    [...args, "grep -q call_1 || exit 3"],
    [
      () => {
        live.add("call_1", { start_timestamp: "2026-01-16T11:50:00Z" });
        live.add("call_2", { start_timestamp: "2026-01-16T11:51:00Z" });
        live.add("call_3", { start_timestamp: "2026-01-16T11:52:00Z" });
      },
    ],
    world,
  );
  expect(failed.exitCode).toBe(7);
  expect(idsIn(failed.stdout)).toEqual(["call_1", "call_2"]);
  expect(failed.stderr).toContain("The --exec command failed for call_2 (exit code 3)");
  const { stdout } = await live.watch([...args, "cat > /dev/null"], [], world);
  expect(idsIn(stdout)).toEqual(["call_2", "call_3"]);
});

test("Ctrl-C stops a running command, and the call is repeated", async () => {
  const live = new LiveWorld();
  const args = ["--state", "watch.json", "--exec"];
  const running = live.watch([...args, "touch began; sleep 60; touch ended"], [() => live.add("call_1")], world);
  while (!existsSync(join(folder, "began"))) await new Promise((resolve) => setImmediate(resolve));
  live.interrupt();
  expect(await running).toMatchObject({ exitCode: 130, stderr: "" });
  const { stdout } = await live.watch([...args, "true"], [], world);
  expect(idsIn(stdout)).toEqual(["call_1"]);
  expect(existsSync(join(folder, "ended"))).toBe(false);
});

test("a command that ignores SIGTERM, and the processes it has started, have ended when the watch ends", async () => {
  const live = new LiveWorld();
  const command = "trap '' TERM; (sleep 60 & echo $! > sleeper; wait); sleep 60";
  const running = live.watch(["--exec", command], [() => live.add("call_1")], world);
  const sleeper = join(folder, "sleeper");
  while (!existsSync(sleeper) || readFileSync(sleeper, "utf8") === "") {
    await new Promise((resolve) => setImmediate(resolve));
  }
  live.interrupt();
  expect(await running).toMatchObject({ exitCode: 130 });
  // After SIGKILL, the process may still exist for a moment, also as a zombie.
  const state = () => spawnSync("ps", ["-o", "stat=", "-p", readFileSync(sleeper, "utf8").trim()]).stdout.toString();
  await expect.poll(() => state().trim(), { timeout: 10_000 }).toMatch(/^(Z.*)?$/);
});

test("with --state, a watch continues where the last one ended, and calls in between are new", async () => {
  const live = new LiveWorld();
  live.add("call_before");
  const args = ["--state", "watch.json"];
  const first = await live.watch(args, [() => live.add("call_1")], world);
  expect(idsIn(first.stdout)).toEqual(["call_1"]);
  live.add("call_2");
  const second = await live.watch(args, [() => live.add("call_3")], world);
  expect(idsIn(second.stdout)).toEqual(["call_2", "call_3"]);
  expect(idsIn((await live.watch(args, [], world)).stdout)).toEqual([]);
  if (process.platform !== "win32") expect(statSync(join(folder, "watch.json")).mode & 0o777).toBe(0o600);
});

test("a state can only be continued with the same flags, except for --since", async () => {
  const live = new LiveWorld();
  const args = ["--state", "watch.json", "--direction", "inbound"];
  await live.watch([...args, "--since", "1d"], [() => live.add("call_1")], world);
  const before = readFileSync(join(folder, "watch.json"), "utf8");
  for (const others of [["--direction", "web"], ["--with-transcripts"], ["--where", "cost > 1"]]) {
    const { exitCode, stderr, stdout } = await live.watch([...args, ...others], [], world);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(
      "watch.json belongs to a watch of the sandbox, with --direction inbound, but this watch is of",
    );
    expect(stderr).toContain("Use the same flags, or a different --state. The file was not changed.");
  }
  expect(readFileSync(join(folder, "watch.json"), "utf8")).toBe(before);
  const { stdout } = await live.watch(args, [() => live.add("call_2")], world);
  expect(idsIn(stdout)).toEqual(["call_2"]);
});

test("a lock that an older version left is taken over and removed", async () => {
  const live = new LiveWorld();
  writeFileSync(join(folder, "watch.json.lock"), `${process.ppid}\n`, { mode: 0o600 });
  const command = "cat > /dev/null; cp watch.json.lock held";
  const { stdout } = await live.watch(["--state", "watch.json", "--exec", command], [() => live.add("call_1")], world);
  expect(idsIn(stdout)).toEqual(["call_1"]);
  expect(JSON.parse(readFileSync(join(folder, "held"), "utf8"))).toMatchObject({
    pid: process.pid,
    program: "smartalex calls watch",
  });
  expect(readdirSync(folder).toSorted()).toEqual(["held", "watch.json"]);
});

test("a lock file that we did not create is rejected and not changed", async () => {
  const lock = join(folder, "watch.json.lock");
  writeFileSync(join(folder, "other"), "not ours");
  symlinkSync("other", lock);
  const { exitCode, stderr } = await new LiveWorld().watch(["--state", "watch.json"], [], world);
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    `smartalex: ${lock} is a symbolic link. A watch needs this name for its lock.\nNext: rm ${lock}\n`,
  );
  expect(readFileSync(join(folder, "other"), "utf8")).toBe("not ours");
});

test("the suggested command for a directory with the name of the lock frees the name", async () => {
  const lock = join(folder, "watch.json.lock");
  mkdirSync(lock);
  const { exitCode, stderr } = await new LiveWorld().watch(["--state", "watch.json"], [], world);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: `smartalex: ${lock} is not an ordinary file. A watch needs this name for its lock.\nNext: mv ${lock} ${lock}.old\n`,
  });
  spawnSync("sh", ["-c", stderr.slice(stderr.indexOf("Next: ") + "Next: ".length)]);
  expect(readdirSync(folder)).toEqual(["watch.json.lock.old"]);
});

test.each(["", " \t"])("an empty --exec is rejected, and marks no call as processed: %j", async (command) => {
  const args = ["--state", "watch.json", "--exec", command];
  const { exitCode, stderr, stdout } = await new LiveWorld().watch(args, [], world);
  expect({ exitCode, stderr, stdout }).toEqual({
    exitCode: 2,
    stderr: "smartalex: --exec is empty. Specify a command, or remove the flag.\n",
    stdout: "",
  });
  expect(readdirSync(folder)).toEqual([]);
});

test("an empty --state is rejected, because it would be the working directory", async () => {
  const { exitCode, stderr } = await new LiveWorld().watch(["--state", ""], [], world);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "smartalex: --state is empty. Specify a file, or remove the flag.\n",
  });
});

test("--exec-with-key without --exec is rejected, because it would have no effect", async () => {
  const { exitCode, stderr } = await new LiveWorld().watch(["--exec-with-key"], [], world);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "smartalex: --exec-with-key requires --exec. Add --exec, or remove --exec-with-key.\n",
  });
});

test("a state file with hard links is rejected, because another watch could use it under the other name", async () => {
  const live = new LiveWorld();
  await live.watch(["--state", "watch.json"], [], world);
  linkSync(join(folder, "watch.json"), join(folder, "other.json"));
  for (const name of ["watch.json", "other.json"]) {
    const { exitCode, stderr } = await live.watch(["--state", name], [], world);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${join(folder, name)} has more than one name (hard links)`);
  }
  const { stderr } = await live.watch(["--state", "watch.json"], [], world);
  const next = /^Next: (.*)$/m.exec(stderr)?.[1] ?? "";
  expect(spawnSync("sh", ["-c", next]).status).toBe(0);
  expect(await live.watch(["--state", "watch.json"], [], world)).toMatchObject({ exitCode: 130 });
});

test("a watch that ends at any call loses none, and repeats at most the current one", async () => {
  for (let last = 1; last <= 5; last++) {
    const live = new LiveWorld();
    const args = ["--state", `watch-${last}.json`];
    // The command ends the watch at this call, as a kill would: nothing is stored after it.
    const ends = [...args, "--exec", `grep -vq call_${last}`];
    const add = () => {
      for (let index = 1; index <= 5; index++)
        live.add(`call_${index}`, { start_timestamp: `2026-01-16T11:5${index}:00Z` });
    };
    const first = idsIn((await live.watch(ends, [add], world)).stdout);
    const second = idsIn((await live.watch(args, [], world)).stdout);
    expect(first).toHaveLength(last);
    expect([...first.slice(0, -1), ...second]).toEqual(["call_1", "call_2", "call_3", "call_4", "call_5"]);
  }
});

test("a processed call is stored as one line, regardless of the size of the state", async () => {
  const live = new LiveWorld();
  for (let index = 1; index <= 20; index++) live.add(`call_${index}`);
  const command = "cat > /dev/null; wc -l < watch.json >> lines; head -n 1 watch.json >> states";
  const { stdout } = await live.watch(["--since", "1d", "--state", "watch.json", "--exec", command], [], world);
  expect(idsIn(stdout)).toHaveLength(20);
  const lines = readFileSync(join(folder, "lines"), "utf8").trim().split("\n").map(Number);
  expect(lines).toEqual(Array.from({ length: 20 }, (_, done) => 1 + done));
  expect(new Set(readFileSync(join(folder, "states"), "utf8").trim().split("\n")).size).toBe(1);
});

test("an incomplete last line of the state belongs to the call that was being processed", async () => {
  const live = new LiveWorld();
  const command = "cat > /dev/null; cp watch.json copy.json";
  for (let index = 1; index <= 3; index++) live.add(`call_${index}`);
  const first = await live.watch(["--since", "1d", "--state", "watch.json", "--exec", command], [], world);
  const last = idsIn(first.stdout)[2] ?? "";
  writeFileSync(join(folder, "copy.json"), `${readFileSync(join(folder, "copy.json"), "utf8")}"${last.slice(0, 3)}`);
  expect(idsIn((await live.watch(["--state", "copy.json"], [], world)).stdout)).toEqual([last]);
});

test("a state file that is deleted is not created again partially: the watch reports it and ends", async () => {
  const live = new LiveWorld();
  const args = ["--state", "watch.json", "--exec", "cat > /dev/null; rm watch.json"];
  const { exitCode, stderr } = await live.watch(args, [() => live.add("call_1")], world);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/watch\.json cannot be written \(ENOENT\)\. The next watch may repeat the last call\.$/m);
  expect(existsSync(join(folder, "watch.json"))).toBe(false);
});

test.each([
  ["", "is not a JSON object"],
  ["{", "is not a JSON object"],
  ["[]", "is not a JSON object"],
  ['{"version":2}', "is not a state of smartalex calls watch"],
  [
    '{"version":1,"base_url":"the sandbox","flags":"","feed":{},"followed":[],"pending":[1]}',
    "is not a state of smartalex calls watch",
  ],
  [
    '{"version":1,"base_url":"the sandbox","flags":"","feed":{},"followed":[],"pending":[]}',
    "its list of calls is incomplete",
  ],
  [
    '{"version":1,"base_url":"the sandbox","flags":"","feed":{},"followed":[],"pending":[]}\n"call_1"\n{}\n',
    "contains an invalid line",
  ],
  [
    '{"version":1,"base_url":"https://other.test","flags":"","feed":{},"followed":[],"pending":[]}',
    "belongs to a watch of https://other.test",
  ],
])("a state file with %j is rejected and not changed", async (text, message) => {
  const path = join(folder, "watch.json");
  writeFileSync(path, text);
  const { exitCode, stderr, stdout } = await new LiveWorld().watch(["--state", path], [], world);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).toContain("was not changed");
  expect(readFileSync(path, "utf8")).toBe(text);
});

test.each([
  [["-o", "json"], "--output json cannot be used with watch, because the array would never be closed"],
  [["--until", "2026-01-20"], "--until cannot be used with watch"],
  [["--interval", "1s"], 'Invalid value for --interval: "1s" is too short. Use 5s to 24h.'],
  [["--interval", "48h"], 'Invalid value for --interval: "48h" is too long.'],
  [["--interval", "soon"], 'Invalid value for --interval: "soon".'],
  [["--when", "duration > 5"], "--when, character 1 (duration > 5): "],
])("watch %j is rejected", async (args, message) => {
  const { exitCode, stderr, stdout } = await smartalex(["calls", "watch", "--sandbox", ...args]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("a preference for JSON means NDJSON in watch", async () => {
  const live = new LiveWorld();
  const { stdout } = await live.watch([], [() => live.add("call_1")], {
    env: { SMARTALEX_OUTPUT: "json" },
    columns: 80,
  });
  expect(idsIn(stdout)).toEqual(["call_1"]);
});
