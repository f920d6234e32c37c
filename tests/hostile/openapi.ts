/** The published description of the API, as far as requests are made from it. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
}
interface Content {
  content?: Record<string, { schema?: Schema }>;
}
export interface Document {
  paths: Record<
    string,
    Record<string, { parameters?: Parameter[]; requestBody?: Content; responses: Record<string, Content> }>
  >;
  components: { schemas: Record<string, Schema> };
}

/** One route, with its references followed. */
export interface Operation {
  /** `PATCH /api/people/{id}` */
  name: string;
  method: string;
  path: string;
  query: Parameter[];
  /** Parts of the path that are one of a few words: `{step}`. */
  words: Map<string, readonly string[]>;
  /** What its success is written in. */
  accept: string;
  /** Of a JSON body; undefined where the route takes none. */
  body: Schema | undefined;
  /** Takes a form with a file in place of JSON. */
  takesFile: boolean;
}

const DEEPEST = 6;

/** Every route of the document, in order of their names. */
export function operationsOf({ paths, components }: Document): Operation[] {
  return Object.entries(paths)
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, { parameters = [], requestBody, responses }]): Operation => {
        const body = requestBody?.content?.['application/json']?.schema;
        return {
          name: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path,
          accept: acceptOf(responses),
          query: parameters.filter((parameter) => parameter.in === 'query'),
          words: new Map(
            parameters.flatMap(({ name, in: where, schema }) =>
              where === 'path' && schema?.enum ? [[name, schema.enum as string[]]] : [],
            ),
          ),
          body: body && followed(body, components.schemas, 0),
          takesFile: requestBody?.content?.['multipart/form-data'] !== undefined,
        };
      }),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function acceptOf(responses: Record<string, Content>): string {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  return Object.keys(success?.content ?? {})[0] ?? '*/*';
}

/** A schema without references; what nests deeper than any body of ours is left open. */
function followed(schema: Schema, schemas: Record<string, Schema>, depth: number): Schema {
  if (depth > DEEPEST) return {};
  const parts = [...(schema.allOf ?? []), ...(schema.$ref === undefined ? [] : [named(schema.$ref, schemas)])];
  const whole = parts.reduce((all, part) => ({ ...followed(part, schemas, depth + 1), ...all }), { ...schema });
  return {
    ...whole,
    ...(whole.items && { items: followed(whole.items, schemas, depth + 1) }),
    ...(whole.properties && {
      properties: Object.fromEntries(
        Object.entries(whole.properties).map(([name, field]) => [name, followed(field, schemas, depth + 1)]),
      ),
    }),
  };
}

function named(reference: string, schemas: Record<string, Schema>): Schema {
  const name = reference.replace('#/components/schemas/', '');
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`OpenAPI: ${reference} leads nowhere`);
  return schema;
}
