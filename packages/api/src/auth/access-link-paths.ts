/** The paths of links to an account, before the secret. The log omits the secret. */
export const accessLinkPaths = {
  invitation: "/admin/invitations",
  passwordReset: "/admin/password-resets",
} as const;
