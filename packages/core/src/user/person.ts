import * as z from "zod";
import { isStorable, notStorableMessage } from "../storable-text.ts";
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
export const personIdSchema = z.uuid("must be a UUID");

/** An e-mail address, in lower case. */
export const emailSchema = z
  .email("must be an e-mail address")
  .max(254, "must have at most 254 characters")
  .transform((email) => email.toLowerCase());

/** A person's name, trimmed. */
export const nameSchema = z
  .string("must not be empty")
  .trim()
  .min(1, "must not be empty")
  .max(nameLimits.maxCharacters, `must have at most ${nameLimits.maxCharacters} characters`)
  .refine(isStorable, notStorableMessage);

/** A new password. */
export const passwordSchema = z
  .string("must not be empty")
  .min(
    passwordLimits.minCharacters,
    `must have at least ${passwordLimits.minCharacters} characters`,
  )
  .max(
    passwordLimits.maxCharacters,
    `must have at most ${passwordLimits.maxCharacters} characters`,
  );

/** A person's role. */
export const roleSchema = z.enum(roles, { error: `must be one of ${roles.join(", ")}` });

/** The e-mail address and role of a person to invite. */
export const invitationSchema = z.strictObject({ email: emailSchema, role: roleSchema });
export type NewInvitation = z.infer<typeof invitationSchema>;

/** What an invited person chooses for their account. */
export const acceptanceSchema = z.strictObject({ name: nameSchema, password: passwordSchema });
export type Acceptance = z.infer<typeof acceptanceSchema>;
