import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Document, JsonSchema } from "./document/document.ts";
import { enumerationOf, type Enumeration } from "./document/enumeration.ts";

/** Generates the document as TypeScript types, with one exported type for each schema. */
export async function generateTypes(document: Document): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), {
    alphabetize: false,
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesKeepCasing: true,
    rootTypesNoSchemaPrefix: true,
    transform(schema) {
      const enumeration = enumerationOf(schema as JsonSchema); // the schema is part of the document
      return enumeration?.isOpen ? openEnumeration(enumeration.values) : undefined;
    },
  });
  return format(astToString(declareSchemas(nodes)));
}

/**
 * Returns the type of an open enumeration: any string. Editors suggest the known values of this type. For a plain union with `string`, editors would
 * not suggest any values.
 */
function openEnumeration(values: Enumeration["values"]): ts.TypeNode {
  const { factory } = ts;
  const literals = values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(String(value))));
  const anyOther = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...literals, factory.createParenthesizedType(anyOther)]);
}

/**
 * Moves the body of each schema from `components` to its root type. openapi-typescript declares the root type as an alias of the entry in
 * `components`. After the move, editors and the reference show `Call` by name, with its description. Removes the root types of other components,
 * and empty declarations.
 */
function declareSchemas(nodes: readonly ts.Node[]): ts.Node[] {
  const { factory } = ts;
  const schemas = new Map<string, TypedProperty>();
  const components = nodes.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === "components");
  const members = (components?.members ?? []).map((group) => {
    if (!isTypedProperty(group) || nameOf(group) !== "schemas" || !ts.isTypeLiteralNode(group.type)) return group;
    const references = group.type.members.filter(isTypedProperty).map((schema) => {
      schemas.set(nameOf(schema), schema);
      return factory.createPropertySignature(
        undefined,
        schema.name,
        undefined,
        factory.createTypeReferenceNode(nameOf(schema)),
      );
    });
    return factory.createPropertySignature(undefined, group.name, undefined, factory.createTypeLiteralNode(references));
  });
  const rootTypes = nodes.filter(ts.isTypeAliasDeclaration).flatMap(({ modifiers, name }) => {
    const schema = schemas.get(name.text);
    if (!schema) return [];
    const declaration = factory.createTypeAliasDeclaration(modifiers, name, undefined, schema.type);
    return [ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(schema))];
  });
  return nodes.flatMap((node) => {
    if (ts.isTypeAliasDeclaration(node)) return node.name.text === "operations" ? [node] : [];
    if (node !== components) return [node];
    const { modifiers, name } = components;
    return [...rootTypes, factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, members)];
  });
}

type TypedProperty = ts.PropertySignature & { type: ts.TypeNode };

function isTypedProperty(node: ts.Node): node is TypedProperty {
  return ts.isPropertySignature(node) && node.type !== undefined;
}

function nameOf({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

/**
 * Replaces references to `components` with the names of the schemas. Removes `@description` and `Format:` from comments, because editors would
 * show them.
 */
function format(types: string): string {
  return types
    .replaceAll(/components\["schemas"\]\["(\w+)"\]/g, "$1")
    .replaceAll(/^ *\* Format: .*\n|@description |^ *\* @enum .*\n/gm, "")
    .replaceAll(/^( *\*) {5}/gm, "$1 ")
    .replaceAll(/\/\*\*\n *\* (.*)\n *\*\//g, "/** $1 */");
}
