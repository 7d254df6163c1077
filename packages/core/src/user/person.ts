import * as z from "zod";
import { idSchema } from "../id.ts";
import { maxCharacters, storable } from "../text-rules.ts";
import { nameLimits, passwordLimits } from "./limits.ts";
import { type Role, roles } from "./user.sql.ts";

/** A person with an account. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly hasSecondFactor: boolean;
};

/** The id of a person. */
export const personIdSchema = idSchema;

/** An e-mail address, in lower case. RFC 5321 limits it to 254 characters. */
export const emailSchema = z
  .email("must be an e-mail address")
  .check(maxCharacters(254))
  .transform((email) => email.toLowerCase());

/** A person's name, trimmed. */
export const nameSchema = z
  .string("must not be empty")
  .trim()
  .min(1, "must not be empty")
  .check(maxCharacters(nameLimits.maxCharacters), storable);

/** A new password. */
export const passwordSchema = z
  .string("must not be empty")
  .min(
    passwordLimits.minCharacters,
    `must have at least ${passwordLimits.minCharacters} characters`,
  )
  .check(maxCharacters(passwordLimits.maxCharacters));

/** A person's role. */
export const roleSchema = z.enum(roles, { error: `must be one of ${roles.join(", ")}` });

/** The e-mail address and role of a person to invite. */
export const invitationSchema = z.strictObject({ email: emailSchema, role: roleSchema });
export type NewInvitation = z.infer<typeof invitationSchema>;

/** What an invited person chooses for their account. */
export const acceptanceSchema = z.strictObject({ name: nameSchema, password: passwordSchema });
export type Acceptance = z.infer<typeof acceptanceSchema>;
