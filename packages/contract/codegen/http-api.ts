import { componentName, type Document, type Operation, type Parameter, type Schema } from "./document.ts";
import { enumerationOf } from "./enumerations.ts";

/** Something that the document describes. A description includes what is assumed where SmartAlex's documentation is silent. */
interface Described {
  summary?: string;
  description?: string;
}

type Header = Described & { schema: Schema; example?: unknown };

interface Response extends Described {
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, { schema: Schema; example?: unknown }>;
}

interface DescribedOperation extends Operation, Described {
  responses: Record<string, Response | { $ref: string }>;
}

/** The parts of the document that the page reads. */
interface DescribedDocument extends Document {
  info: Described & { title: string };
  servers: { url: string; description?: string }[];
  paths: Record<string, Record<string, DescribedOperation>>;
  components: Document["components"] & {
    headers: Record<string, Header>;
    responses: Record<string, Response>;
    securitySchemes: Record<string, Described>;
  };
}

/** The page about the HTTP API, in Markdown, from the document. */
export function httpApiPage(document: Document): string {
  const { components, info, paths, servers } = document as DescribedDocument; // `recommended-strict` has checked its shape
  const { headers, parameters, responses, schemas, securitySchemes } = components;
  const blocks = [
    `# ${info.title}`,
    "<!-- Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit. -->",
    ...described(info),
    ...servers.map(({ description, url }) => `- \`${url}\`: ${description ?? ""}`),
    ...Object.values(securitySchemes).flatMap(described),
    "## Operations",
    ...Object.entries(paths).flatMap(([path, methods]) => {
      return Object.entries(methods).flatMap(([method, operation]) => [
        `### \`${method.toUpperCase()} ${path}\``,
        ...described(operation),
        ...(operation.parameters ?? []).flatMap((parameter) => parameterItem(parameter, parameters)),
        "Responses:",
        ...Object.entries(operation.responses).map(([status, response]) => {
          return `- ${status}: ${"$ref" in response ? linkTo(response.$ref) : answerText(response)}`;
        }),
      ]);
    }),
    "## Responses",
    ...Object.entries(responses).flatMap(([name, response]) => [
      `### ${name}`,
      ...described(response),
      `Body: ${answerText({ ...response, description: "" })}`,
      ...Object.values(response.content ?? {}).flatMap(({ example }) => (example === undefined ? [] : [json(example)])),
    ]),
    "## Headers",
    ...Object.entries(headers).flatMap(([name, header]) => [
      `### ${name}`,
      `${typeText(header.schema)}, such as \`${String(header.example)}\`.`,
      ...described(header),
    ]),
    "## Schemas",
    ...Object.entries(schemas).flatMap(([name, schema]) => [
      `### ${name}`,
      ...described(schema),
      ...schemaBlocks(schema),
      ...(schema.examples ?? []).map(json),
    ]),
  ];
  return blocks
    .filter((block) => block !== "")
    .map((block, index, all) => (isItem(block) && isItem(all[index + 1]) ? `${block}\n` : `${block}\n\n`))
    .join("")
    .replace(/\n+$/, "\n");
}

function described({ description, summary }: Described): string[] {
  return [summary, description].filter((text) => text !== undefined).map((text) => text.trim());
}

function parameterItem(given: Parameter | { $ref: string }, known: Document["components"]["parameters"]): string[] {
  const parameter: (Parameter & Described) | undefined = "$ref" in given ? known[componentName(given.$ref)] : given;
  if (!parameter) return [];
  const { name, required, schema, in: place } = parameter;
  return [itemText(`\`${name}\` (${place}${required ? ", required" : ""}): ${typeText(schema)}.`, parameter)];
}

/** An item of a list, with all paragraphs of its description. */
function itemText(facts: string, { description = "" }: Described): string {
  return `- ${facts} ${description.trim()}`.trim().replaceAll(/\n(?!\n)/g, "\n  ");
}

function answerText({ content, description, headers }: Response): string {
  const body = Object.values(content ?? {}).map(({ schema }) => typeText(schema));
  const names = Object.keys(headers ?? {}).map((name) => `[\`${name}\`](#${anchor(name)})`);
  return `${description ?? ""} ${body.join(", ")}${names.length > 0 ? `, with the headers ${names.join(", ")}` : ""}.`.trim();
}

function schemaBlocks(schema: Schema): string[] {
  const parts = (schema.allOf ?? [schema]).flatMap((part) => {
    if (part.$ref !== undefined) return [`All fields of ${linkTo(part.$ref)}, and:`];
    return Object.entries(part.properties ?? {}).map(([name, property]) => {
      const isRequired = part.required?.includes(name) ?? false;
      return itemText(`\`${name}\`: ${typeText(property)}${isRequired ? "" : ", optional"}.`, property);
    });
  });
  return parts.length > 0 ? parts : [`${typeText(schema)}.`];
}

/** What a value may be: its type, its limits and its default. */
function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  if (schema.allOf) return schema.allOf.map(typeText).join(" and ");
  if (schema.oneOf) return schema.oneOf.map(typeText).join(" or ");
  if (schema.items) return `array of ${typeText(schema.items)}`;
  const { default: unset, format, maximum, minimum, minLength, pattern } = schema;
  const enumeration = enumerationOf(schema);
  const values = enumeration?.values.map((value) => `\`${String(value)}\``).join(", ");
  const facts = [
    enumeration?.isOpen ? "string" : [schema.type].flat().join(" or "),
    values && `one of ${values}${enumeration?.isOpen ? ", or any other that the server adds" : ""}`,
    format,
    minLength === undefined ? undefined : `at least ${minLength} character`,
    pattern === undefined ? undefined : `matches \`${pattern}\``,
    minimum === undefined ? undefined : `at least ${minimum}`,
    maximum === undefined ? undefined : `at most ${maximum}`,
    unset === undefined ? undefined : `default ${unset}`,
  ];
  return facts.filter((fact) => fact !== undefined).join(", ");
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

function isItem(block: string | undefined): boolean {
  return block?.startsWith("- ") ?? false;
}
