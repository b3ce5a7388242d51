import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Document, Schema } from "./document.ts";
import { enumerationOf, type Enumeration } from "./enumerations.ts";

/**
 * The document as TypeScript types. An open enumeration takes any string, and its known values autocomplete, which they would not in a plain
 * union with `string`.
 */
export async function generateTypes(document: Document): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), {
    alphabetize: false,
    defaultNonNullable: false,
    transform(schema) {
      const enumeration = enumerationOf(schema as Schema); // it comes from the document
      return enumeration?.isOpen ? openEnumeration(enumeration.values) : undefined;
    },
  });
  return readable(astToString(nodes.flatMap(withNamedSchemas)));
}

/** Gives each schema a type of its own, so that editors and references show `Call` instead of all that is in it. */
function withNamedSchemas(node: ts.Node): ts.Node[] {
  const { factory } = ts;
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return [node];
  const named: ts.Node[] = [];
  const members = node.members.map((group) => {
    if (!ts.isPropertySignature(group) || !isNamed(group, "schemas")) return group;
    if (!group.type || !ts.isTypeLiteralNode(group.type)) return group;
    const schemas = group.type.members.map((schema) => {
      if (!ts.isPropertySignature(schema) || !ts.isIdentifier(schema.name) || !schema.type) return schema;
      const { name, type } = schema;
      const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
      const alias = factory.createTypeAliasDeclaration(exported, name, undefined, type);
      named.push(ts.setSyntheticLeadingComments(alias, ts.getSyntheticLeadingComments(schema)));
      return factory.createPropertySignature(undefined, name, undefined, factory.createTypeReferenceNode(name));
    });
    return factory.createPropertySignature(undefined, group.name, undefined, factory.createTypeLiteralNode(schemas));
  });
  const { heritageClauses, modifiers, name, typeParameters } = node;
  return [...named, factory.createInterfaceDeclaration(modifiers, name, typeParameters, heritageClauses, members)];
}

function isNamed({ name }: ts.PropertySignature, wanted: string): boolean {
  return ts.isIdentifier(name) && name.text === wanted;
}

/** Schemas by their names, and descriptions as documentation reads them: they come first, without a tag and without an indent. */
function readable(types: string): string {
  return types
    .replaceAll(/components\["schemas"\]\["(\w+)"\]/g, "$1")
    .replaceAll(/^ *\* Format: .*\n|@description |^ *\* @enum .*\n/gm, "")
    .replaceAll(/^( *\*) {5}/gm, "$1 ")
    .replaceAll(/\/\*\*\n *\* (.*)\n *\*\//g, "/** $1 */");
}

/** `"a" | "b" | (string & {})` */
function openEnumeration(values: Enumeration["values"]): ts.TypeNode {
  const { factory } = ts;
  const known = values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(String(value))));
  const anyOther = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...known, factory.createParenthesizedType(anyOther)]);
}
