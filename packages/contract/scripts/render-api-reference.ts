import { componentName, resolve, type Body, type Reference } from "./document/document.ts";
import type { Document, JsonSchema, Operation, Parameter } from "./document/document.ts";
import { enumerationOf } from "./document/enumeration.ts";

/** A part of the document that has a description. The description includes the assumptions. */
interface Described {
  summary?: string;
  description?: string;
}

type Header = Described & { schema: JsonSchema; example?: unknown };

interface Response extends Described, Body {
  headers?: Record<string, Reference>;
}

/** The document, including the parts that only the reference shows. */
interface DescribedDocument extends Document {
  info: Described & { title: string };
  servers: { url: string; description?: string }[];
  components: Document["components"] & {
    headers?: Record<string, Header>;
    responses?: Record<string, Response>;
    securitySchemes?: Record<string, Described>;
  };
}

/** Renders the reference of the HTTP API in Markdown. */
export function renderApiReference(document: Document): string {
  const { components, info, paths, servers } = document as DescribedDocument; // Redocly's `recommended-strict` rules have checked the structure
  const { headers = {}, responses = {}, schemas, securitySchemes = {} } = components;
  const blocks = [
    `# ${info.title}`,
    "<!-- Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit. -->",
    ...descriptionBlocks(info),
    ...servers.map(({ description, url }) => `- \`${url}\`: ${description ?? ""}`),
    ...Object.values(securitySchemes).flatMap(descriptionBlocks),
    "## Operations",
    ...Object.entries(paths).flatMap(([path, methods]) => {
      return Object.entries(methods).flatMap(([method, operation]) => [
        `### \`${method.toUpperCase()} ${path}\``,
        ...operationBlocks(operation, components),
      ]);
    }),
    "## Responses",
    ...Object.entries(responses).flatMap(([name, response]) => [
      `### ${name}`,
      ...descriptionBlocks(response),
      `Body: ${responseText({ ...response, description: "" })}`,
      ...Object.values(response.content ?? {}).flatMap(({ example }) => (example === undefined ? [] : [json(example)])),
    ]),
    "## Headers",
    ...Object.entries(headers).flatMap(([name, header]) => [
      `### ${name}`,
      `${typeText(header.schema)}, such as \`${String(header.example)}\`.`,
      ...descriptionBlocks(header),
    ]),
    "## Schemas",
    ...Object.entries(schemas).flatMap(([name, schema]) => [
      `### ${name}`,
      ...descriptionBlocks(schema),
      ...schemaBlocks(schema),
      ...(schema.examples ?? []).map(json),
    ]),
  ];
  return joinBlocks(blocks.filter((block) => block !== ""));
}

function operationBlocks(operation: Operation & Described, components: Document["components"]): string[] {
  const { operationId, parameters = [], requestBody, responses } = operation;
  return [
    ...descriptionBlocks(operation),
    ...parameters.map((parameter) => {
      return parameterText(resolve<Parameter & Described>(parameter, components.parameters, operationId));
    }),
    requestBody
      ? `Request body: ${responseText(resolve<Body>(requestBody, components.requestBodies, operationId))}`
      : "",
    "Responses:",
    ...Object.entries(responses).map(([status, response]) => {
      return `- ${status}: ${"$ref" in response ? linkTo(response.$ref) : responseText(response)}`;
    }),
  ];
}

function descriptionBlocks({ description, summary }: Described): string[] {
  return [summary, description].filter((text) => text !== undefined).map((text) => text.trim());
}

function parameterText({ in: place, name, required, schema, ...rest }: Parameter & Described): string {
  return listItem(`\`${name}\` (${place}${required ? ", required" : ""}): ${typeText(schema)}.`, rest);
}

/** Renders a list item with all paragraphs of its description. */
function listItem(facts: string, { description = "" }: Described): string {
  return `- ${facts} ${description.trim()}`.trim().replaceAll(/\n(?!\n)/g, "\n  ");
}

function responseText({ content, description, headers }: Response): string {
  const body = Object.values(content ?? {}).map(({ schema }) => typeText(schema));
  const names = Object.keys(headers ?? {}).map((name) => `[\`${name}\`](#${anchor(name)})`);
  return `${description ?? ""} ${body.join(", ")}${names.length > 0 ? `, with the headers ${names.join(", ")}` : ""}.`.trim();
}

function schemaBlocks(schema: JsonSchema): string[] {
  const parts = (schema.allOf ?? [schema]).flatMap((part) => {
    if (part.$ref !== undefined) return [`All fields of ${linkTo(part.$ref)}, and:`];
    return Object.entries(part.properties ?? {}).map(([name, property]) => {
      const isRequired = part.required?.includes(name) ?? false;
      return listItem(`\`${name}\`: ${typeText(property)}${isRequired ? "" : ", optional"}.`, property);
    });
  });
  return parts.length > 0 ? parts : [`${typeText(schema)}.`];
}

/** Describes the type, the limits and the default of a schema. */
function typeText(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  if (schema.allOf) return schema.allOf.map(typeText).join(" and ");
  const enumeration = enumerationOf(schema);
  const alternatives = schema.oneOf ?? (enumeration ? undefined : schema.anyOf);
  if (alternatives) return alternatives.map(typeText).join(" or ");
  if (schema.items) return `array of ${typeText(schema.items)}`;
  const { default: defaultValue, format, maximum, minimum, maxLength, minLength, pattern } = schema;
  const values = enumeration?.values.map((value) => `\`${String(value)}\``).join(", ");
  const facts = [
    enumeration?.isOpen ? "string" : [schema.type].flat().join(" or "),
    values && `one of ${values}${enumeration?.isOpen ? ", or another value that the server adds" : ""}`,
    format,
    minLength === undefined ? undefined : `at least ${characters(minLength)}`,
    maxLength === undefined ? undefined : `at most ${characters(maxLength)}`,
    pattern === undefined ? undefined : `matches \`${pattern}\``,
    minimum === undefined ? undefined : `at least ${minimum}`,
    maximum === undefined ? undefined : `at most ${maximum}`,
    defaultValue === undefined ? undefined : `default ${JSON.stringify(defaultValue)}`,
  ];
  return facts.filter((fact) => fact !== undefined).join(", ");
}

function characters(count: number): string {
  return `${count} ${count === 1 ? "character" : "characters"}`;
}

function linkTo(ref: string): string {
  const name = componentName(ref);
  return `[${name}](#${anchor(name)})`;
}

function anchor(heading: string): string {
  return heading.toLowerCase();
}

function json(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;
}

/** Joins blocks. Puts a blank line between two blocks, unless both are items of a list. */
function joinBlocks(blocks: readonly string[]): string {
  const isItem = (block: string | undefined) => block?.startsWith("- ") ?? false;
  return blocks
    .map((block, index) => (isItem(block) && isItem(blocks[index + 1]) ? `${block}\n` : `${block}\n\n`))
    .join("")
    .replace(/\n+$/, "\n");
}
