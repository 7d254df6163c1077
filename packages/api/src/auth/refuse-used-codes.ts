import { createOTP } from "@better-auth/utils/otp";
import type { Database } from "@iotd/core/database";
import { findTotpSecret, markTotpStepUsed } from "@iotd/core/user";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { symmetricDecrypt } from "better-auth/crypto";
import * as z from "zod";

const stepMilliseconds = 30_000;
const bodySchema = z.object({ code: z.string().catch("") }).catch({ code: "" });

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * Refuses a code of an authenticator app that was used before (RFC 6238, section 5.2). better-auth accepts each
 * code for 90 seconds, as often as it is sent.
 */
export const refuseUsedCodes = (db: Database) =>
  ({
    id: "refuse-used-codes",
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === "/two-factor/verify-totp",
          handler: createAuthMiddleware(async (ctx) => {
            const userId = await findUserId(ctx);
            const found = userId === undefined ? undefined : await findTotpSecret({ db }, userId);
            if (userId === undefined || found === undefined) return;
            const key = ctx.context.secretConfig;
            const secret = await symmetricDecrypt({ key, data: found.secret });
            const step = await findStep(secret, bodySchema.parse(ctx.body).code);
            if (step === undefined || (await markTotpStepUsed({ db }, userId, step))) return;
            throw new APIError("UNAUTHORIZED", { code: "CODE_ALREADY_USED", message: "used" });
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin;

/** The signed-in person, or the one whose password was accepted and who must enter a code now. */
async function findUserId(ctx: HookContext): Promise<string | undefined> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.id;
  const { name } = ctx.context.createAuthCookie("two_factor");
  const identifier = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!identifier) return undefined;
  return (await ctx.context.internalAdapter.findVerificationValue(identifier))?.value;
}

/** The period whose code this is: the present one, the one before or the next one, as better-auth accepts them. */
async function findStep(secret: string, code: string): Promise<number | undefined> {
  const now = Math.floor(Date.now() / stepMilliseconds);
  for (const step of [now - 1, now, now + 1]) {
    if ((await createOTP(secret).hotp(step)) === code) return step;
  }
  return undefined;
}
