import type { Node } from "./node.ts";
import { sameValue } from "./same-value.ts";

/** The values of keywords that mean the same as leaving the keyword out. */
const DEFAULTS: Node = {
  additionalProperties: true,
  allowEmptyValue: false,
  allowReserved: false,
  deprecated: false,
  minItems: 0,
  minLength: 0,
  minProperties: 0,
  nullable: false,
  properties: {},
  readOnly: false,
  unevaluatedProperties: true,
  uniqueItems: false,
  writeOnly: false,
};

/** How a parameter is written into a request, by its place. A header of a response has no `in` and is written like one of a request. */
const STYLES: Readonly<Record<string, string>> = { query: "form", cookie: "form" };

/** A schema or an operation without the keywords that only state their default. */
export function withoutDefaults(node: Node): Node {
  const entries = Object.entries(node).filter(([keyword, value]) => {
    if (keyword === "required") return !(value === false || (Array.isArray(value) && value.length === 0));
    return !(Object.hasOwn(DEFAULTS, keyword) && sameValue(value, DEFAULTS[keyword]));
  });
  return Object.fromEntries(entries);
}

/** A parameter or a header without the keywords that only state their default. */
export function carrierWithoutDefaults(carrier: Node): Node {
  const defaultStyle = STYLES[String(carrier["in"])] ?? "simple";
  const { style = defaultStyle, explode = style === "form", ...rest } = withoutDefaults(carrier);
  return {
    ...rest,
    ...(style !== defaultStyle && { style }),
    ...(explode !== (style === "form") && { explode }),
  };
}
