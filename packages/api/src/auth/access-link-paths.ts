/** Where links to an account lead: the secret follows. The log leaves it out. */
export const accessLinkPaths = {
  invitation: "/admin/invitations",
  passwordReset: "/admin/password-resets",
} as const;
