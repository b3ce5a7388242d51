import { operations, queryParameters, type Document } from "./document.ts";

/** The facts of the document that programs count with: where the servers are, and the limits of each query's numbers. */
export function generateConstants(document: Document): string {
  const urls = document.servers.map(({ url }) => url);
  const limits = operations(document).flatMap((operation) => {
    const entries = queryParameters(operation, document).flatMap(({ name, schema }) => {
      const { default: unset, maximum, minimum } = schema;
      return schema.type === "integer" ? [[name, { default: unset, maximum, minimum }] as const] : [];
    });
    if (entries.length === 0) return [];
    const docs = `/** The limits of the numbers in the query of \`${operation.operationId}\`, and their defaults. */`;
    return [
      `${docs}\nexport const ${operation.operationId}QueryLimits = ${JSON.stringify(Object.fromEntries(entries))} as const;`,
    ];
  });
  return [
    "/** Where the API is: production, then the mock on your own machine. */",
    `export const serverUrls = ${JSON.stringify(urls)} as const;`,
    "",
    ...limits,
  ].join("\n");
}
