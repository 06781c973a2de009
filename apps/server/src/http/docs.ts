/** The OpenAPI document, made from the contract that the server answers by. */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '@tangram/contract';

/** Makes the document; it is the same for everybody and worth keeping. */
export async function describeApi(origin: string): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: {
      title: 'Tangram',
      version: '1',
      description:
        'Plans, sharing, comments and the roster. A plan’s words travel on its socket, `/live/<document name>`, as y-websocket does.',
    },
    servers: [{ url: `${origin}/api` }],
  });
}
