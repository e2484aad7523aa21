import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { RESOLVERS } from './resolvers.js';

/** The schema as the classes declare it, without a server. Nothing in it can be asked. */
export async function declaredSchema(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    return await app.get(GraphQLSchemaFactory).create(RESOLVERS);
  } finally {
    await app.close();
  }
}

/** The text of `apps/api/schema.graphql`. */
export async function schemaText(): Promise<string> {
  const note = '# Printed from the classes in apps/api/src by: node dist/apps/api/src/print-schema.js\n\n';
  return `${note}${printSchema(lexicographicSortSchema(await declaredSchema()))}\n`;
}
