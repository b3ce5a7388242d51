import { componentName, propertiesOf, resolveSchema } from "./document/document.ts";
import type { Document, JsonSchema, JsonSchemas, Parameter } from "./document/document.ts";
import { enumerationOf } from "./document/enumeration.ts";
import { assertSupportedKeywords } from "./document/keywords.ts";
import { listOperations, listParameters } from "./document/operations.ts";
import { queryTypeName, schemaConstName, shapeConstName, validatorConstName, valuesConstName } from "./names.ts";
import { emitCall, emitField } from "./validators/emit-call.ts";
import { emitObject, emitSchema, emitShape } from "./validators/emit-validator.ts";

/** The functions that create schemas, grouped by the file in `src/validation` that exports them. */
const SCHEMA_FUNCTIONS = {
  schema: ["anyOf", "boolean", "enumOf", "nullable", "number", "openEnumOf", "string"],
  containers: ["array", "mergeShapes", "object", "optional"],
  formats: ["date", "dateTime", "email", "uri", "uuid"],
};

/** Generates a validator for each schema of the document and for each operation's query. */
export function generateValidators(document: Document): string {
  const { schemas } = document.components;
  const queries = queryValidators(document);
  const body = [
    ...sortByDependency(schemas).map((name) => schemaValidator(name, schemas)),
    ...queries.map(({ text }) => text),
  ].join("\n");
  const values = Object.keys(schemas)
    .filter((name) => enumerationOf(schemas[name] ?? {}))
    .map(valuesConstName);
  const queryTypes = queries.map(({ type }) => type);
  return [
    ...Object.entries(SCHEMA_FUNCTIONS).map(([file, names]) => {
      const used = names.filter((name) => new RegExp(` ${name}\\(|format: ${name}\\b`).test(body));
      return importLine(used, `../validation/${file}.ts`);
    }),
    `import { validator, type Validator } from "../validation/validator.ts";`,
    importLine(values, "./enumerations.ts"),
    importLine(queryTypes, "./parameters.ts", "type"),
    importLine(Object.keys(schemas), "./types.ts", "type"),
    `\n${body}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Generates `validatorFor`, which returns the validator for the name of a schema. */
export function generateValidatorsByName({ components: { schemas } }: Document): string {
  const names = Object.keys(schemas);
  return `
import type { Validator } from "../validation/validator.ts";
${importLine(names, "./types.ts", "type")}
${importLine(names.map(validatorConstName), "./validators.ts")}

/** The validators of all schemas, by the names of the schemas. */
export interface ValidatorsByName { ${names.map((name) => `readonly ${name}: Validator<${name}>`).join("; ")} }

/** The name of a schema in the document. */
export type SchemaName = keyof ValidatorsByName;

const validators: ValidatorsByName = { ${names.map((name) => `${name}: ${validatorConstName(name)}`).join(", ")} };

/**
 * Returns the validator of a schema by name. If you know which schema you need, import its validator instead: \`validatorFor\` adds the
 * validators of all schemas to a bundle.
 * @throws RangeError if the document has no schema with this name.
 */
export function validatorFor<Name extends SchemaName>(schemaName: Name): ValidatorsByName[Name] {
  if (!Object.hasOwn(validators, schemaName)) throw new RangeError(\`Unknown schema: \${schemaName}\`);
  return validators[schemaName];
}
`;
}

function importLine(names: readonly string[], from: string, kind: "type" | "value" = "value"): string {
  if (names.length === 0) return "";
  return `import ${kind === "type" ? "type " : ""}{ ${names.join(", ")} } from "${from}";`;
}

/** Returns the names of the schemas. Each schema comes after all schemas that it refers to. */
function sortByDependency(schemas: JsonSchemas): string[] {
  const sorted = new Set<string>();
  function visit(name: string, parents: readonly string[]): void {
    const chain = [...parents, name];
    if (parents.includes(name)) throw new Error(`${chain.join(" → ")}: circular references are not supported`);
    if (!schemas[name]) throw new Error(`${chain.join(" → ")}: schema not found: ${name}`);
    for (const referenced of referencesIn(schemas[name])) visit(referenced, chain);
    sorted.add(name);
  }
  for (const name of Object.keys(schemas)) {
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
      throw new Error(`${name}: invalid schema name. Use a name such as CallDetail`);
    visit(name, []);
  }
  return [...sorted];
}

function referencesIn(schema: JsonSchema): string[] {
  const references = JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g);
  return [...references].map(([, ref]) => componentName(ref ?? ""));
}

function schemaValidator(name: string, schemas: JsonSchemas): string {
  const schema = schemas[name] ?? {};
  const properties = propertiesOf(schema, schemas).map(([property]) => property);
  const duplicate = properties.find((property, index) => properties.indexOf(property) !== index);
  if (duplicate !== undefined) throw new Error(`${name}: property declared twice: ${duplicate}`);
  const shape = emitShape(schema, name);
  const expression = shape === undefined ? emitNamed(name, schema) : emitObject(schema, shapeConstName(name), name);
  return [
    ...(shape === undefined ? [] : [`const ${shapeConstName(name)} = ${shape};`]),
    `const ${schemaConstName(name)} = ${expression};`,
    `/** Validates \`${name}\`. */`,
    `export const ${validatorConstName(name)}: Validator<${name}> = ${emitCall("validator", `"${name}"`, schemaConstName(name))};`,
  ].join("\n");
}

/** Emits the `Schema` of a named JSON schema that is not an object. For an enumeration, the `Schema` uses the array of values. */
function emitNamed(name: string, schema: JsonSchema): string {
  const enumeration = enumerationOf(schema);
  if (!enumeration) return emitSchema(schema, name);
  assertSupportedKeywords(schema, enumeration.isOpen ? ["anyOf"] : ["type", "enum"], name);
  return emitCall(enumeration.isOpen ? "openEnumOf" : "enumOf", valuesConstName(name));
}

function queryValidators(document: Document): { type: string; text: string }[] {
  return listOperations(document).flatMap((operation) => {
    const { location, operationId } = operation;
    const fields = listParameters(operation, "query", document).map((parameter) => {
      const schema = emitParameter(parameter, document.components.schemas);
      return emitField(parameter.name, schema, parameter.required ?? false);
    });
    if (fields.length === 0) return [];
    const type = queryTypeName(operationId);
    const object = emitCall("object", `{ ${fields.join(", ")} }`);
    const text = `/** Validates the query of \`${location}\`, before it is converted to text. */
export const ${operationId}QueryValidator: Validator<${type}> = ${emitCall("validator", `"${operationId} query"`, object)};`;
    return [{ type, text }];
  });
}

function emitParameter({ name, schema }: Parameter, schemas: JsonSchemas): string {
  const location = `parameter ${name}`;
  const { type, ...resolved } = resolveSchema(schema, schemas);
  const isSupported = enumerationOf(resolved) ?? ["boolean", "integer", "number", "string"].includes(String(type));
  if (isSupported) return emitSchema(schema, location);
  throw new Error(`${location}: unsupported type. Use a string, number, integer, boolean or enumeration`);
}
