import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const pages = globSync(["*.md", "llms.txt", "{docs,openapi,packages,apps}/**/*.md"], {
  cwd: root,
  exclude: (name) => /node_modules|dist|\.tmp/.test(name),
});

/** A page without its code. */
function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8").replaceAll(/^```.*?^```$/gms, "");
}

function linksOf(page: string): string[] {
  const text = textOf(page).replaceAll(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);
}

/** What a link may point to in a page: its headings, as GitHub names them, and what has an id. */
function anchorsOf(page: string): Set<string> {
  const text = textOf(page);
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id));
  const seen = new Map<string, number>();
  for (const [, heading = ""] of text.matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/\]\([^)]*\)/g, "]") // a link is named as its text
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    anchors.add(before === 0 ? slug : `${slug}-${before}`);
  }
  return anchors;
}

test.each(pages)("no link in %s leads nowhere", (page) => {
  const dead = linksOf(page).filter((target) => {
    if (/^https?:/.test(target)) return false;
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : relative(root, join(root, dirname(page), path));
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(file).has(anchor);
  });
  expect(dead).toEqual([]);
});

test("llms.txt names every README and every guide, and has the form of one", () => {
  const text = readFileSync(join(root, "llms.txt"), "utf8");
  const expected = pages.filter(
    (page) => /(^|\/)README\.md$|^docs\/guides\//.test(page) && !page.startsWith("docs/ref"),
  );
  expect(linksOf("llms.txt")).toEqual(expect.arrayContaining(expected));
  expect(text).toMatch(/^# .+\n\n> .+\n\n/);
  const items = text
    .split(/^## .+$/m)
    .slice(1)
    .join("")
    .split("\n");
  for (const line of items.filter((one) => one !== "")) expect(line).toMatch(/^- \[.+\]\(.+\): .+$/);
});
