import {
  checkExpression,
  fieldExpression,
  fieldNames,
  fieldsExpression,
  objectExpression,
} from "./check-expression.ts";
import { componentName, operations, queryParameters, type Document, type Parameter, type Schema } from "./document.ts";
import { enumerationOf, lowerFirst, valuesName } from "./enumerations.ts";
import { refuseOthers } from "./keywords.ts";
import { checkName, fieldsName, PURE } from "./names.ts";

/** What the expressions of checks are made of, by the files that export it. */
const PARTS = {
  checks: ["anyOf", "boolean", "closedEnumeration", "enumeration", "nullable", "number", "string"],
  containers: ["array", "object", "optional"],
  formats: ["date", "dateTime", "email", "uri", "uuid"],
};

/** A validator for each schema of the document, and one for the query of each operation that has one. */
export function generateValidators(document: Document): string {
  const { schemas } = document.components;
  const body = [...inOrder(schemas).flatMap((name) => schemaLines(name, schemas)), ...queryLines(document)].join("\n");
  const values = Object.entries(schemas).flatMap(([name, schema]) => (enumerationOf(schema) ? [valuesName(name)] : []));
  return [
    ...Object.entries(PARTS).flatMap(([file, names]) => {
      const used = names.filter((name) => new RegExp(` ${name}\\(|format: ${name}\\b`).test(body));
      return used.length > 0 ? [`import { ${used.join(", ")} } from "../validate/${file}.ts";`] : [];
    }),
    `import { validator, type TwoModeValidator } from "../validate/validator.ts";`,
    `import { ${values.join(", ")} } from "./enumerations.ts";`,
    `import type { components, operations } from "./types.ts";`,
    "",
    `type Schemas = components["schemas"];`,
    "",
    body,
  ].join("\n");
}

/** The names of the schemas, each behind those that it uses. */
function inOrder(schemas: Readonly<Record<string, Schema>>): string[] {
  const order = new Set<string>();
  function visit(name: string, parents: readonly string[]): void {
    const chain = [...parents, name];
    if (parents.includes(name))
      throw new Error(`${chain.join(" → ")}: the generator does not support schemas in a circle`);
    if (!schemas[name]) throw new Error(`${chain.join(" → ")}: there is no schema ${name}`);
    for (const used of references(schemas[name])) visit(used, chain);
    order.add(name);
  }
  for (const name of Object.keys(schemas)) {
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) throw new Error(`${name}: a schema needs a name such as CallDetail`);
    visit(name, []);
  }
  return [...order];
}

function schemaLines(name: string, schemas: Readonly<Record<string, Schema>>): string[] {
  const schema = schemas[name] ?? {};
  const names = fieldNames(schema, schemas);
  const twice = names.find((field, index) => names.indexOf(field) !== index);
  if (twice !== undefined)
    throw new Error(`${name}: ${twice} is declared twice, and the generator does not merge the two`);
  const fields = fieldsExpression(schema, name);
  return [
    ...(fields === undefined ? [] : [`const ${fieldsName(name)} = { ${fields} };`]),
    `const ${checkName(name)} = ${fields === undefined ? namedExpression(name, schema) : objectExpression(schema, fieldsName(name), name)};`,
    `/** Validates \`${name}\`. */`,
    `export const ${lowerFirst(name)}Validator: TwoModeValidator<Schemas["${name}"]> = ` +
      `${PURE} validator("${name}", ${checkName(name)});`,
  ];
}

/** An enumeration with a name is checked against the array of its values. */
function namedExpression(name: string, schema: Schema): string {
  const enumeration = enumerationOf(schema);
  if (!enumeration) return checkExpression(schema, name);
  refuseOthers(schema, enumeration.isOpen ? ["anyOf"] : ["type", "enum"], name);
  return `${PURE} ${enumeration.isOpen ? "enumeration" : "closedEnumeration"}(${valuesName(name)})`;
}

function queryLines(document: Document): string[] {
  return operations(document).flatMap((operation) => {
    const { operationId } = operation;
    const fields = queryParameters(operation, document).map((parameter) => {
      const check = parameterExpression(parameter, document.components.schemas);
      return fieldExpression(parameter.name, check, parameter.required ?? false);
    });
    if (fields.length === 0) return [];
    const type = `NonNullable<operations["${operationId}"]["parameters"]["query"]>`;
    return [
      `/** Validates the query of \`${operationId}\`, with numbers as numbers. */`,
      `export const ${operationId}QueryValidator: TwoModeValidator<${type}> = ` +
        `${PURE} validator("${operationId} query", ${PURE} object({ ${fields.join(", ")} }));`,
    ];
  });
}

/** A query holds strings and numbers only. */
function parameterExpression({ name, schema }: Parameter, schemas: Readonly<Record<string, Schema>>): string {
  const where = `the parameter ${name}`;
  const resolved = schema.$ref === undefined ? schema : (schemas[componentName(schema.$ref)] ?? {});
  const isSingle = enumerationOf(resolved) ?? ["string", "number", "integer"].includes(String(resolved.type));
  if (isSingle) return checkExpression(schema, where);
  throw new Error(`${where}: the generator supports strings, numbers and enumerations here`);
}

function references(schema: Schema): string[] {
  const refs = JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g);
  return [...refs].map(([, ref]) => componentName(ref ?? ""));
}
