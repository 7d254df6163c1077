/**
 * The paths that the admin app answers, with all below them. The public app answers all others. The local server
 * and the HTTP API of the cloud both use this list.
 */
export const adminPaths = ["/admin", "/api/admin", "/api/auth", "/health/ready"] as const;

/** Whether the admin app answers `path`. */
export const isAdminPath = (path: string): boolean =>
  adminPaths.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
