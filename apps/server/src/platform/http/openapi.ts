import { problemSchema } from '@belvedere/contract/problem.ts';
import { rights } from '@belvedere/contract/rights.ts';
import type { Route } from '@belvedere/contract/route.ts';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The contract as OpenAPI 3.1: one operation a route, schemas inline, the right that each asks for in words. */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Belvedere', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'belvedere' },
      },
    },
    security: [{ bearer: [] }, { cookie: [] }],
  };
}

function operationOf(route: Route): Json {
  const { least } = rights[route.right];
  return {
    summary: route.summary,
    tags: [route.tag],
    description: `Right \`${route.right}\`: ${least} or above.`,
    operationId: operationIdOf(route),
    parameters: [...parametersOf('path', route.params), ...parametersOf('query', route.query)],
    ...bodyOf(route),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        content: { [route.produces ?? 'application/json']: { schema: schemaOf(route.response, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function bodyOf(route: Route): Json {
  const content = route.consumes
    ? Object.fromEntries(route.consumes.map((type) => [type, { schema: {} }]))
    : route.body && { 'application/json': { schema: schemaOf(route.body, 'input') } };
  return content === undefined ? {} : { requestBody: { required: true, content } };
}

function operationIdOf(route: Route): string {
  return `${route.method.toLowerCase()}${route.path.replace(/[^a-zA-Z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`;
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (schema === undefined) return [];
  const described = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required ?? []).includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return described;
}
