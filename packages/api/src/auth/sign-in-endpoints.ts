import { lazy } from "@iotd/core/lazy";
import * as z from "zod";
import type { DocumentedEndpoint, Endpoint } from "../http/endpoint.ts";

/** The body of a sign-in. */
export const credentialsSchema = z.object({ email: z.email(), password: z.string() });

/** The answer to a sign-in. better-auth answers more, above all the token of the session. */
export const signedInSchema = lazy(() =>
  z.object({ user: z.object({ id: z.uuid(), name: z.string(), email: z.email() }) }),
);
/** The answer to a sign-out. */
export const signedOutSchema = lazy(() => z.looseObject({ success: z.literal(true) }));

/** Signing in and out. better-auth parses the bodies. */
export const signInEndpoints = {
  signIn: {
    method: "post",
    path: "/api/auth/sign-in/email",
    operationId: "signIn",
    tag: "Editors",
    summary: "Sign in",
    description:
      "Sets the session cookie, which the other endpoints for editors require. Accounts with a second factor are refused: use an account without one. Send the header `Origin` with the site’s address.",
    json: credentialsSchema,
    answers: {
      200: {
        description: "Signed in",
        json: signedInSchema,
        headers: { "set-cookie": "The session cookie." },
      },
    },
    problems: ["unauthenticated", "forbidden", "invalid-input", "too-many-requests"],
  },
  signOut: {
    method: "post",
    path: "/api/auth/sign-out",
    operationId: "signOut",
    tag: "Editors",
    summary: "End the session",
    answers: { 200: { description: "Signed out", json: signedOutSchema } },
    problems: [],
  },
} as const satisfies Record<string, DocumentedEndpoint>;

/** Signing in with a passkey, for the scripts of our pages. Only a person's device can do it. */
export const passkeyEndpoints = [
  { method: "get", path: "/api/auth/passkey/generate-authenticate-options" },
  { method: "post", path: "/api/auth/passkey/verify-authentication" },
] as const satisfies readonly Endpoint[];
