import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { componentName, operations, type Document, type Schema } from "./document.ts";

/**
 * The document as TypeScript types. Enumerations are closed where a client writes (parameters) and open where it reads
 * (schemas): a value that the server adds tomorrow still compiles there, and the known ones still autocomplete.
 */
export async function generateTypes(document: Document): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(withInlineParameterEnumerations(document)), {
    alphabetize: false,
    defaultNonNullable: false,
    transform(schema, { path }) {
      if (!schema.enum || !path?.startsWith("#/components/schemas/")) return undefined;
      return openEnumeration(schema.enum as string[]); // `enumerations.ts` has refused other enumerations
    },
  });
  return astToString(nodes);
}

/** `"a" | "b" | (string & {})` */
function openEnumeration(values: string[]): ts.TypeNode {
  const { factory } = ts;
  const known = values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value)));
  const anyOther = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...known, factory.createParenthesizedType(anyOther)]);
}

function withInlineParameterEnumerations(document: Document): Document {
  const copy = structuredClone(document);
  const inOperations = operations(copy).flatMap(({ parameters = [] }) => parameters);
  for (const parameter of [...Object.values(copy.components.parameters), ...inOperations]) {
    if (!("schema" in parameter) || parameter.schema.$ref === undefined) continue;
    const target = copy.components.schemas[componentName(parameter.schema.$ref)];
    if (target?.enum) parameter.schema = { type: "string", enum: target.enum } satisfies Schema;
  }
  return copy;
}
