import { componentName, operations, queryParameters, type Document, type Schema } from "./document.ts";
import { lowerFirst, valuesName } from "./enumerations.ts";

const PURE = "/* @__PURE__ */"; // a bundler drops the validators that nobody imports
const ANNOTATIONS = ["description", "examples", "default", "x-assumption"];
const CHECKS = ["array", "closedEnumeration", "enumeration", "nullable", "number", "object", "optional", "string"];

/** A validator for each schema of the document, and one for the query of each operation that has one. */
export function generateValidators(document: Document): string {
  const { schemas } = document.components;
  const written = new Set<string>();
  const lines: string[] = [];

  function write(name: string, parents: string[] = []): void {
    if (written.has(name)) return;
    if (parents.includes(name))
      throw new Error(`${[...parents, name].join(" → ")}: schemas cannot contain themselves yet`);
    const schema = schemas[name];
    if (!schema) throw new Error(`there is no schema ${name}`);
    for (const used of references(schema)) write(used, [...parents, name]);
    written.add(name);
    lines.push(...schemaLines(name, schema));
  }
  for (const name of Object.keys(schemas)) write(name);
  for (const operation of operations(document)) {
    const fields = queryParameters(operation, document).map(({ name, required = false, schema }) => {
      const target = schema.$ref === undefined ? undefined : componentName(schema.$ref);
      const closed = target !== undefined && schemas[target]?.enum !== undefined;
      return field(name, closed ? `${PURE} closedEnumeration(${valuesName(target)})` : check(schema, name), required);
    });
    if (fields.length === 0) continue;
    const type = `operations[${JSON.stringify(operation.operationId)}]["parameters"]["query"]`;
    lines.push(
      `/** Validates the query of \`${operation.operationId}\`, with numbers as numbers. */`,
      `export const ${operation.operationId}QueryValidator: TwoModeValidator<NonNullable<${type}>> = ${PURE} validator(` +
        `"${operation.operationId} query", ${PURE} object({ ${fields.join(", ")} }));`,
    );
  }

  const body = lines.join("\n");
  const values = Object.keys(schemas)
    .filter((name) => schemas[name]?.enum)
    .map(valuesName);
  return [
    `import { ${CHECKS.filter((name) => body.includes(`${name}(`)).join(", ")} } from "../validate/checks.ts";`,
    `import { validator, type TwoModeValidator } from "../validate/validator.ts";`,
    `import { ${values.join(", ")} } from "./enumerations.ts";`,
    `import type { components, operations } from "./types.ts";`,
    "",
    `type Schemas = components["schemas"];`,
    "",
    body,
  ].join("\n");
}

function schemaLines(name: string, schema: Schema): string[] {
  const local = lowerFirst(name);
  const fields = fieldsOf(schema);
  return [
    ...(fields ? [`const ${local}Fields = { ${fields} };`] : []),
    `const ${local} = ${fields ? `${PURE} object(${local}Fields)` : check(schema, name)};`,
    `/** Validates \`${name}\`. */`,
    `export const ${local}Validator: TwoModeValidator<Schemas["${name}"]> = ${PURE} validator("${name}", ${local});`,
  ];
}

/** The fields of an object, or `undefined` for another type. Parts of an `allOf` put theirs together. */
function fieldsOf(schema: Schema): string | undefined {
  if (schema.allOf) {
    refuseUnknownKeywords(schema, ["allOf"]);
    return schema.allOf.map((part) => (part.$ref ? `...${local(part.$ref)}Fields` : fieldsOf(part))).join(", ");
  }
  if (schema.type !== "object") return undefined;
  refuseUnknownKeywords(schema, ["type", "properties", "required"]);
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    field(name, check(property, name), schema.required?.includes(name) ?? false),
  );
  return fields.join(", ");
}

function field(name: string, expression: string, required: boolean): string {
  return `${JSON.stringify(name)}: ${required ? expression : `${PURE} optional(${expression})`}`;
}

/** The expression that builds the check for a schema. `where` names it in an error. */
function check(schema: Schema, where: string): string {
  if (schema.$ref !== undefined) return local(schema.$ref);
  if (schema.allOf?.length === 1 && schema.allOf[0]) return check(schema.allOf[0], where);
  if (schema.oneOf) {
    refuseUnknownKeywords(schema, ["oneOf"]);
    const [first, second, ...others] = schema.oneOf;
    if (!first || second?.type !== "null" || others.length > 0)
      throw new Error(`${where}: oneOf must be a schema and null`);
    return `${PURE} nullable(${check(first, where)})`;
  }
  const { type, enum: values, items, ...limits } = schema;
  if (Array.isArray(type)) {
    const [main, nothing, ...others] = type;
    if (!main || nothing !== "null" || others.length > 0)
      throw new Error(`${where}: type must be one type, or it and null`);
    return `${PURE} nullable(${check({ ...schema, type: main }, where)})`;
  }
  if (values) return `${PURE} enumeration(${valuesName(where)})`;
  if (type === "array" && items) return `${PURE} array(${check(items, where)})`;
  if (type === "string") {
    refuseUnknownKeywords(limits, ["minLength", "pattern", "format"]);
    if (limits.format !== undefined && limits.format !== "date-time") throw new Error(`${where}: unknown format`);
    return `${PURE} string(${literal({
      minLength: limits.minLength,
      dateTime: limits.format && "true",
      pattern: limits.pattern && String(new RegExp(limits.pattern, "u")),
    })})`;
  }
  if (type === "number" || type === "integer") {
    refuseUnknownKeywords(limits, ["minimum", "maximum"]);
    const integer = type === "integer" ? "true" : undefined;
    return `${PURE} number(${literal({ integer, minimum: limits.minimum, maximum: limits.maximum })})`;
  }
  throw new Error(`${where}: no check is known for type ${type}`);
}

function literal(entries: Record<string, string | number | undefined>): string {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return present.length > 0 ? `{ ${present.map(([name, value]) => `${name}: ${value}`).join(", ")} }` : "";
}

function local(ref: string): string {
  return lowerFirst(componentName(ref));
}

function references(schema: Schema): string[] {
  const refs = JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g);
  return [...refs].map(([, ref]) => componentName(ref ?? ""));
}

function refuseUnknownKeywords(schema: Schema, known: string[]): void {
  const unknown = Object.keys(schema).find((key) => !known.includes(key) && !ANNOTATIONS.includes(key));
  if (unknown) throw new Error(`${JSON.stringify(schema)}: the generator does not know the keyword ${unknown}`);
}
