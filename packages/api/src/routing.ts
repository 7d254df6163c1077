/**
 * Which of the two apps answers a path; everything else is the public one's. The local server and
 * the HTTP API of the cloud both route by this list.
 */
export const adminPaths = ["/admin", "/api/admin", "/api/auth", "/health/ready"] as const;

/** Whether the admin app answers `path`. */
export const isAdminPath = (path: string): boolean =>
  adminPaths.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
