/** The values that several resources speak of. An id that has the wrong form is simply not there, so ids are plain text here. */
import { accessLevels } from '@tangram/access';
import { collaboratorAccesses, grades, planKinds, planStatuses, roles, visibilities } from '@tangram/domain';
import { z } from 'zod';
import { httpLimits } from './limits.ts';

/** Any text: an id of another form is answered like one that does not exist. */
export const id = z.string().max(10_240);
/** An id that the caller makes: 128 random bits as 32 hexadecimal digits. */
export const newId = z.string().regex(/^[0-9a-f]{32}$/, 'a new id is 32 hexadecimal digits');
export const instant = z.iso.datetime();
export const role = z.enum(roles);
export const planKind = z.enum(planKinds);
export const planStatus = z.enum(planStatuses);
export const visibility = z.enum(visibilities);
export const collaboratorAccess = z.enum(collaboratorAccesses);
export const accessLevel = z.enum(accessLevels);
export const grade = z.literal(grades);
/** One line of text without control or direction-changing characters, trimmed. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), 'no control or direction characters');
export const personName = line(httpLimits.personName).transform((text) => text.normalize('NFKC'));
export const title = line(httpLimits.title);
/** A place's time zone by its name, such as `America/Chicago`: a mere offset would not know when the clocks change. */
export const timeZone = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/, 'a time zone has a name such as America/Chicago')
  .refine(isTimeZone, 'there is no such time zone');
export const password = z.string().min(httpLimits.passwordMin).max(httpLimits.passwordMax);

/** A person as colleagues see them: a name, a color of their own, a role and a school. */
export const personCard = z.object({
  id: z.string(),
  name: z.string(),
  /** One of the eight person colors, 0–7. */
  color: z.number().int(),
  roles: z.array(z.object({ role, schoolId: z.string().nullable(), schoolName: z.string().nullable() })),
});
export type PersonCard = z.infer<typeof personCard>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
