import { isRedactable, literal, verbatimForms } from "./secret-forms.ts";

/** Replaces secrets in a text with `[redacted]`. */
export type Redact = (text: string) => string;

const MASK = "[redacted]";

/**
 * The number of characters from the start of a secret that the search pattern contains. A pattern for a whole secret takes too long to compile: 40 ms
 * for a secret of 50 characters, and seconds for a JSON Web Token.
 */
const PREFIX_LENGTH = 4;

/**
 * Creates a function that redacts secrets of ASCII characters wherever they occur in a text. Matching is case-insensitive. The function finds
 * verbatim secrets, and secrets in Base64, in hexadecimal, and in UTF-16 that was decoded as UTF-8. The function also finds secrets whose characters
 * are escaped once or twice, as in JSON, in a URL or in HTML. Apply the function to all external text: response headers and bodies, and errors that
 * `fetch` throws. Apply the returned function to a text before the text is parsed, and again to the parsed strings, because parsing can decode an
 * escaped secret.
 */
export function createRedactor(...secrets: readonly string[]): Redact {
  const redactable = secrets.filter(isRedactable);
  if (redactable.length === 0) return (text) => text;
  // The replacers are created when the first text is redacted, because creating them at the start would delay every program by a millisecond.
  let verbatim: Redact | undefined;
  let escaped: Redact | undefined;
  const redact = (text: string) => {
    verbatim ??= createReplacer(redactable.flatMap(verbatimForms), (character) => [literal(character)]);
    const redacted = verbatim(text);
    // Most bodies contain no `\`, `%` or `&`, and searching for these characters takes a tenth of the time of searching for escaped secrets.
    const mayBeEscaped = redacted.includes("\\") || redacted.includes("%") || redacted.includes("&");
    if (!mayBeEscaped) return redacted;
    escaped ??= createReplacer(redactable, anyForms);
    return escaped(redacted);
  };
  return (text) => {
    const redacted = redact(text);
    if (!redacted.includes("\0")) return redacted;
    const dense = redacted.replaceAll("\0", ""); // in UTF-16, every ASCII character has an additional zero byte
    const denseRedacted = redact(dense);
    return denseRedacted === dense ? redacted : denseRedacted;
  };
}

/** Returns patterns for the forms of one character. At a given position in a text, each pattern can match in only one way. */
type Forms = (character: string) => readonly string[];

/**
 * The characters that start an escape sequence. If a secret contains one of these characters, a text can match in several ways. For example, the text
 * `%2525` can start with the character `%` in the form `%`, `%25` or `%2525`.
 */
const ESCAPES = String.raw`\%&`;

function createReplacer(secrets: readonly string[], forms: Forms): Redact {
  const folded = secrets.map((secret) => secret.toLowerCase());
  const root = createTrie(folded);
  const patternsOf = memoize((character) => forms(character).map((form) => new RegExp(form, "iy")));
  const prefixes = new Set(folded.map((secret) => secret.slice(0, PREFIX_LENGTH)));
  const toPattern = (prefix: string) => Array.from(prefix, (character) => `(?:${forms(character).join("|")})`).join("");
  const start = new RegExp(Array.from(prefixes, toPattern).join("|"), "gi");
  return (text) => {
    const matcher = new Matcher(text, patternsOf);
    let result = "";
    let copied = 0;
    start.lastIndex = 0;
    for (let match = start.exec(text); match; match = start.exec(text)) {
      const { index } = match;
      const end = matcher.matchEnd(index, root);
      if (end !== undefined) result += text.slice(copied, index) + MASK;
      copied = end ?? copied;
      start.lastIndex = end ?? index + 1;
    }
    return copied === 0 ? text : result + text.slice(copied);
  };
}

/** A node of a trie (prefix tree) of all secrets. The time to find a secret in a trie does not depend on the number of secrets. */
interface TrieNode {
  isEnd: boolean;
  readonly children: Map<string, TrieNode>;
}

function createTrie(secrets: readonly string[]): TrieNode {
  const root: TrieNode = { isEnd: false, children: new Map() };
  for (const secret of secrets) {
    let node = root;
    for (const character of secret) {
      const child = node.children.get(character) ?? { isEnd: false, children: new Map<string, TrieNode>() };
      node.children.set(character, child);
      node = child;
    }
    node.isEnd = true;
  }
  return root;
}

/** Finds the end of a secret that starts at a known position in a text. */
class Matcher {
  readonly #text: string;
  readonly #patternsOf: (character: string) => readonly RegExp[];
  /**
   * For each trie node, the positions in the text from which no secret continues. Without this cache, finding a secret with several backslashes would
   * take exponential time.
   */
  readonly #failed = new Map<TrieNode, Set<number>>();

  constructor(text: string, patternsOf: (character: string) => readonly RegExp[]) {
    this.#text = text;
    this.#patternsOf = patternsOf;
  }

  /**
   * Returns the end of the longest secret that continues at the position `at` with the characters below `node`, or `undefined` if no secret continues
   * at `at`.
   */
  matchEnd(at: number, node: TrieNode): number | undefined {
    let end: number | undefined;
    for (;;) {
      if (node.isEnd) end = at;
      const character = this.#text.charAt(at);
      if (ESCAPES.includes(character)) {
        const candidates = this.#escapesAt(at, node);
        const [next] = candidates;
        if (!next) return end;
        if (candidates.length > 1) return this.#firstMatchEnd(candidates, at, node) ?? end;
        ({ at, node } = next);
      } else {
        const child = node.children.get(character.toLowerCase());
        if (!child) return end;
        node = child;
        at++;
      }
    }
  }

  #escapesAt(at: number, { children }: TrieNode): { at: number; node: TrieNode }[] {
    return Array.from(children).flatMap(([character, node]) => {
      return this.#patternsOf(character).flatMap((pattern) => {
        pattern.lastIndex = at;
        return pattern.test(this.#text) ? [{ at: pattern.lastIndex, node }] : [];
      });
    });
  }

  #firstMatchEnd(candidates: { at: number; node: TrieNode }[], at: number, node: TrieNode): number | undefined {
    const failed = this.#failed.get(node) ?? new Set();
    if (failed.has(at)) return undefined;
    for (const next of candidates.sort((one, other) => other.at - one.at)) {
      const end = this.matchEnd(next.at, next.node);
      if (end !== undefined) return end;
    }
    this.#failed.set(node, failed.add(at));
    return undefined;
  }
}

function memoize<Value>(compute: (key: string) => Value): (key: string) => Value {
  const values = new Map<string, Value>();
  return (key) => {
    const value = values.get(key) ?? compute(key);
    values.set(key, value);
    return value;
  };
}

/**
 * Returns patterns for all forms of one character. For example, the character `+` can also have the form `\u002b`, `\x2b`, `\+`, `%2b`, `%252b`,
 * `&#43;` or `&#x2b;`. The patterns limit how often a part such as `25` or `amp;` can be repeated, to keep the search fast.
 */
function anyForms(character: string): string[] {
  const isAmbiguous = ESCAPES.includes(character);
  const repeat = (pattern: string, min: number, max: number) => {
    if (!isAmbiguous) return [`${pattern}{${min},${max}}`];
    return Array.from({ length: max - min + 1 }, (_, index) => `${pattern}{${min + index}}`);
  };
  const codes = [...new Set([character.toLowerCase(), character.toUpperCase()])].map((each) => each.charCodeAt(0));
  const code = `(?:${codes.join("|")})`;
  const hex = `(?:${codes.map((each) => each.toString(16).padStart(2, "0")).join("|")})`;
  const backslashes = String.raw`\\{1,8}`;
  const name = HTML_NAMES[character];
  const escaped = /[a-z0-9]/i.test(character) ? [] : repeat(String.raw`\\`, 1, 8); // excludes `\n`, which is a line break
  const forms = [
    literal(character),
    `${backslashes}(?:u00${hex}|u\\{0{0,6}${hex}\\}|x${hex})`,
    ...escaped.map((prefix) => prefix + literal(character)),
    ...repeat("(?:25)", 0, 4).map((percents) => `(?:%|${backslashes}u0025)${percents}${hex}`),
    ...repeat("(?:amp;)", 0, 2).map(
      (ampersands) => `&${ampersands}(?:#0{0,6}${code}|#x0{0,6}${hex}${name === undefined ? "" : `|${name}`});`,
    ),
  ];
  return isAmbiguous ? forms : [forms.join("|")];
}

const HTML_NAMES: Readonly<Record<string, string>> = {
  "&": "amp",
  "'": "apos",
  "+": "plus",
  "/": "sol",
  "<": "lt",
  "=": "equals",
  ">": "gt",
  '"': "quot",
};
