import { componentName, type JsonSchema } from "../document/document.ts";
import { enumerationOf } from "../document/enumeration.ts";
import { assertSupportedKeywords } from "../document/keywords.ts";
import { schemaConstName, shapeConstName } from "../names.ts";
import { emitCall, emitField, emitOptions } from "./emit-call.ts";
import { emitBoolean, emitEnum, emitNumber, emitString } from "./emit-scalar.ts";

/**
 * Emits the expression that creates the `Schema` of a JSON schema. `location` identifies the JSON schema in error messages.
 * @throws Error if the JSON schema uses a feature that the validators do not support.
 */
export function emitSchema(schema: JsonSchema, location: string): string {
  if (schema.$ref !== undefined) {
    assertSupportedKeywords(schema, ["$ref"], location);
    return schemaConstName(componentName(schema.$ref));
  }
  if (schema.allOf) throw new Error(`${location}: an allOf must have a name under components/schemas`);
  if (schema.enum ?? "const" in schema) return emitEnum(schema, location);
  if (schema.anyOf) return emitAnyOf(schema, schema.anyOf, location);
  if (schema.oneOf) {
    assertSupportedKeywords(schema, ["oneOf"], location);
    const [first, second, ...others] = schema.oneOf;
    if (!first || second?.type !== "null" || others.length > 0) {
      throw new Error(`${location}: unsupported oneOf. Use one schema and null`);
    }
    return emitCall("nullable", emitSchema(first, location));
  }
  if (Array.isArray(schema.type)) {
    const [type, second, ...others] = schema.type;
    if (!type || second !== "null" || others.length > 0) {
      throw new Error(`${location}: unsupported type. Use one type, or one type and null`);
    }
    return emitCall("nullable", emitType({ ...schema, type }, location));
  }
  return emitType(schema, location);
}

function emitAnyOf(schema: JsonSchema, alternatives: readonly JsonSchema[], location: string): string {
  assertSupportedKeywords(schema, ["anyOf"], location);
  if (enumerationOf(schema))
    throw new Error(`${location}: an open enumeration must have a name under components/schemas`);
  const others = alternatives.filter(({ type }) => type !== "null");
  const schemas = others.map((alternative) => emitSchema(alternative, location));
  const expression = schemas.length === 1 ? schemas.join() : emitCall("anyOf", ...schemas);
  return others.length < alternatives.length ? emitCall("nullable", expression) : expression;
}

function emitType(schema: JsonSchema, location: string): string {
  switch (schema.type) {
    case "array": {
      assertSupportedKeywords(schema, ["type", "items", "minItems", "maxItems", "uniqueItems"], location);
      const { items, maxItems, minItems, uniqueItems } = schema;
      if (!items) throw new Error(`${location}: an array must have items`);
      const limits = emitOptions({ minItems, maxItems, uniqueItems: uniqueItems ? "true" : undefined });
      return emitCall("array", emitSchema(items, location), limits);
    }
    case "object":
      return emitObject(schema, emitShape(schema, location) ?? "{}", location);
    case "string":
      return emitString(schema, location);
    case "number":
    case "integer":
      return emitNumber(schema, schema.type, location);
    case "boolean":
      return emitBoolean(schema, location);
    case undefined:
    default:
      assertSupportedKeywords(schema, ["type"], location);
      throw new Error(`${location}: unsupported type: ${String(schema.type)}`);
  }
}

/** Emits the schema of an object. `shape` is the expression for its shape. */
export function emitObject({ additionalProperties }: JsonSchema, shape: string, location: string): string {
  const additional =
    typeof additionalProperties === "object"
      ? emitSchema(additionalProperties, `${location}.*`)
      : additionalProperties === false && "false";
  return emitCall("object", shape, emitOptions({ additional: additional || undefined }));
}

/**
 * Emits the shape of an object: the names and schemas of its fields. Merges the parts of an `allOf` with a function call. With the spread syntax
 * (`...`), bundlers could not remove an unused shape. Returns `undefined` if the JSON schema does not describe an object.
 */
export function emitShape(schema: JsonSchema, location: string): string | undefined {
  if (schema.allOf) {
    assertSupportedKeywords(schema, ["allOf"], location);
    const parts = schema.allOf.map((part) => {
      if (part.$ref !== undefined) return shapeConstName(componentName(part.$ref));
      // The validator of an `allOf` would apply the `additionalProperties` of one part to the fields of the other parts.
      if (part.additionalProperties !== undefined) {
        assertSupportedKeywords(part, ["type", "properties", "required"], location);
      }
      return emitShape(part, location);
    });
    const shapes = parts.filter((part) => part !== undefined);
    if (shapes.length < parts.length) {
      throw new Error(`${location}: the parts of an allOf must be objects with properties`);
    }
    return emitCall("mergeShapes", ...shapes);
  }
  if (schema.type !== "object") return undefined;
  assertSupportedKeywords(schema, ["type", "properties", "required", "additionalProperties"], location);
  const { properties = {}, required = [] } = schema;
  const missing = required.find((name) => !(name in properties));
  if (missing !== undefined) throw new Error(`${location}: required property not found: ${missing}`);
  const fields = Object.entries(properties).map(([name, property]) => {
    return emitField(name, emitSchema(property, `${location}.${name}`), required.includes(name));
  });
  return `{ ${fields.join(", ")} }`;
}
