/** What the server tells an open page on the plan's socket, as JSON: something changed, come and read. Never any content. */
import { z } from 'zod';

export const telling = z.discriminatedUnion('about', [
  z.object({ about: z.literal('threads') }),
  z.object({ about: z.literal('requests') }),
  z.object({ about: z.literal('access') }),
  z.object({ about: z.literal('plan') }),
]);
export type Telling = z.infer<typeof telling>;
