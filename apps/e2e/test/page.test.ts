import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createMock } from "@smartalex/mock";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const chromiumPath = "/usr/bin/chromium";
const isMissing = !existsSync(chromiumPath);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const mock = createMock({ now: "2026-01-16T12:00:00Z", hostile: true, requestsPerMinute: 600 });

interface Finding {
  id: string;
  impact: string;
}

describe.skipIf(isMissing)(
  `the dashboard of the mock${isMissing ? ` (SKIPPED, ${chromiumPath} does not exist)` : ""}`,
  () => {
    let browser: Browser;
    let base: string;
    let url: string;

    beforeAll(async () => {
      ({ url } = await mock.listen());
      base = new URL(url).origin;
      browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--no-proxy-server"] });
    });
    afterAll(async () => {
      await browser.close();
      await mock.close();
    });

    /** Opens a tab and records the messages of its console. */
    async function open(
      path: string,
      options: Parameters<Browser["newPage"]>[0] = {},
    ): Promise<{ page: Page; messages: string[] }> {
      const page = await browser.newPage(options);
      const messages: string[] = [];
      page.on("console", (message) => messages.push(message.text()));
      page.on("pageerror", (error) => messages.push(error.message));
      page.on("dialog", (dialog) => {
        messages.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(base + path);
      return { page, messages };
    }

    test("filters calls, and shows the transcript of a call", async () => {
      const { page, messages } = await open("/");
      await page.getByLabel("Status").selectOption("voicemail");
      await page.getByRole("button", { name: "Show" }).click();
      const cells = await page.locator("table").first().locator("tbody tr td:nth-child(3)").allInnerTexts();
      expect(new Set(cells)).toEqual(new Set(["voicemail"]));
      await page.goto(`${base}/?call=call_abc123`);
      expect(await page.locator("ol.turns li").allInnerTexts()).toEqual([
        "agent, 0.0 s\nHello, thank you for calling ABC Company. How can I help you today?",
        "caller, 5.0 s\nHi, I'd like to schedule an appointment.",
      ]);
      expect(await page.getByText("The API returns no audio").count()).toBe(1);
      expect(messages).toEqual([]);
      await page.close();
    });

    test("does not run scripts or load images from call content, and keeps its width", async () => {
      const { data } = (await (
        await fetch(`${url}/calls?per_page=100`, { headers: { authorization: "Bearer any" } })
      ).json()) as { data: { id: string }[] };
      const hostile = data.filter(({ id }) => !/^call_[0-9a-f]{12}$/.test(id) && !/\p{Surrogate}/u.test(id));
      expect(hostile.length).toBeGreaterThan(30);
      const { page, messages } = await open("/", { viewport: { width: 390, height: 844 } });
      for (const { id } of hostile) {
        await page.goto(`${base}/?call=${encodeURIComponent(id)}`);
        expect(await page.locator("#call").innerText(), id).toMatch(/^Call /);
        expect(await page.locator("main script, main img, main svg, main iframe").count(), id).toBe(0);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), id).toBeLessThanOrEqual(0);
      }
      expect(messages).toEqual([]);
      await page.close();
    });

    test("shows a part of a long transcript, and all of it on request", async () => {
      const { page } = await open("/?call=call_hostile_many_turns");
      expect(await page.locator("ol.turns li").count()).toBe(200);
      await page.getByRole("link", { name: "Show 9,800 more turns" }).click();
      await page.waitForURL(/turns=all/);
      expect(await page.locator("ol.turns li").count()).toBe(10_000);
      await page.close();
    });

    test("enables a fault, shows its effect in the request list without a reload, and disables it", async () => {
      const { page, messages } = await open("/");
      await page.getByRole("button", { name: "Outage" }).click();
      await page.waitForURL(`${base}/`);
      expect(await page.locator("ul.rules").innerText()).toBe("503 html");
      expect((await fetch(`${url}/calls?page=7`)).status).toBe(503);
      const row = page.locator("#requests tr", { hasText: "page=7" });
      await row.waitFor();
      expect(await row.innerText()).toContain("503");
      await page.getByRole("button", { name: "Remove all faults" }).click();
      expect((await fetch(`${url}/calls`)).status).toBe(401);
      expect(messages).toEqual([]);
      await page.close();
    });

    test("announces requests to screen readers, combines many requests, and keeps the focus", async () => {
      const { page, messages } = await open("/");
      await page.clock.install();
      await page.reload();
      const heard = page.getByRole("status");
      const look = (times: number) => page.clock.runFor(times * 1_500);
      await fetch(`${url}/calls?page=71`);
      await look(1);
      await heard.filter({ hasText: "New request: GET /v1/calls?page=71 401" }).waitFor({ state: "attached" });
      await page.locator("#requests .scroll").focus();
      for (const number of [72, 73, 74]) await fetch(`${url}/calls?page=${number}`);
      await look(1);
      await page.locator("#requests tr", { hasText: "page=74" }).waitFor();
      expect(await heard.textContent()).toContain("page=71");
      await look(9);
      await heard
        .filter({ hasText: "3 new requests, the last: GET /v1/calls?page=74 401" })
        .waitFor({ state: "attached" });
      expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/^\d+ requests, newest first$/);
      expect(messages).toEqual([]);
      await page.close();
    });

    test("can be used with the keyboard only: filters calls, opens and closes a call, enables and disables a fault", async () => {
      const { page, messages } = await open("/");
      const tabTo = async (target: Locator) => {
        for (let presses = 0; presses < 60; presses++) {
          await page.keyboard.press("Tab");
          if (await target.evaluate((element) => element === document.activeElement)) return;
        }
        throw new Error(`Tab does not lead to ${String(target)}`);
      };
      const press = async (target: Locator, address: string | RegExp) => {
        await tabTo(target);
        await Promise.all([page.waitForURL(address), page.waitForEvent("load"), page.keyboard.press("Enter")]);
      };
      await tabTo(page.getByLabel("Status"));
      await page.keyboard.type("voice");
      await press(page.getByRole("button", { name: "Show" }), /status=voicemail/);
      const call = page.locator("tbody a").first();
      const id = await call.innerText();
      await press(call, /call=/);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(`Call ${id}`);
      await press(page.getByRole("link", { name: "Close" }), /\?status=voicemail[^#]*$/);
      expect(await page.locator("#call").count()).toBe(0);
      await press(page.getByRole("button", { name: "Outage" }), /status=voicemail/);
      expect((await fetch(`${url}/calls`)).status).toBe(503);
      await press(page.getByRole("button", { name: "Remove all faults" }), /status=voicemail/);
      expect((await fetch(`${url}/calls`)).status).toBe(401);
      expect(messages).toEqual([]);
      await page.close();
    });

    test("shows an error for an invalid fault, and changes the rate limit", async () => {
      const { page } = await open("/?status=busy");
      await page.getByLabel("Fault rule").fill("rset");
      await page.getByRole("button", { name: "Add" }).click();
      expect(await page.getByRole("alert").innerText()).toContain('invalid fault "rset"');
      await page.getByLabel("Requests per minute").fill("123");
      await page.getByRole("button", { name: "Change" }).click();
      await page.waitForURL(`${base}/?status=busy`);
      expect((await fetch(`${url}/calls`)).headers.get("x-ratelimit-limit")).toBe("123");
      await page.close();
    });

    test.each([
      [390, "light"],
      [390, "dark"],
      [1280, "light"],
      [1280, "dark"],
    ] as const)("axe finds nothing serious at %i pixels, %s", async (width, colorScheme) => {
      const { page } = await open("/?call=call_abc123", { viewport: { width, height: 900 }, colorScheme });
      await page.evaluate(axe);
      const { violations } = await page.evaluate<{ violations: Finding[] }>("axe.run()");
      expect(violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id }) => id)).toEqual(
        [],
      );
      await page.close();
    });
  },
);
