import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const pages = globSync(["*.md", "llms.txt", "{docs,openapi,packages,apps}/**/*.md"], {
  cwd: root,
  exclude: (name) => /node_modules|dist|\.tmp/.test(name),
});

/** Returns a page without its code blocks. */
function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8").replaceAll(/^```.*?^```$/gms, "");
}

function linksOf(page: string): string[] {
  const text = textOf(page).replaceAll(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);
}

/** Returns the anchors of a page: the headings, as GitHub names them, and the elements with an ID. */
function anchorsOf(page: string): Set<string> {
  const text = textOf(page);
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id));
  const seen = new Map<string, number>();
  for (const [, heading = ""] of text.matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/\]\([^)]*\)/g, "]") // only the text of a link
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    anchors.add(before === 0 ? slug : `${slug}-${before}`);
  }
  return anchors;
}

test.each(pages)("%s has no broken links", (page) => {
  const dead = linksOf(page).filter((target) => {
    if (/^https?:/.test(target)) return false;
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : relative(root, join(root, dirname(page), path));
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(file).has(anchor);
  });
  expect(dead).toEqual([]);
});

test("llms.txt lists every README and every guide, and has the format of llms.txt", () => {
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
