import { pgRole } from "drizzle-orm/pg-core";

/** Who connects: each part of the service as its own login role, with the rights that migrations grant it. */
export const loginRoles = ["iotd_owner", "iotd_editor", "iotd_processor", "iotd_public"] as const;
export type LoginRole = (typeof loginRoles)[number];

const role = (name: LoginRole) => pgRole(name).existing();

export const editorRole = role("iotd_editor");
export const processorRole = role("iotd_processor");
export const publicRole = role("iotd_public");

/**
 * How long a statement of each role may run. Kept on the role because a `SET` from the client
 * would pin an RDS Proxy session
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-pinning.html).
 */
const statementTimeoutSeconds: Record<LoginRole, number> = {
  iotd_owner: 300,
  iotd_editor: 10,
  iotd_processor: 10,
  iotd_public: 5,
};

/** PL/pgSQL that creates the login roles that are missing; running it again changes nothing. */
export const loginRoleStatements: readonly string[] = loginRoles.flatMap((name) => [
  `if not exists (select from pg_roles where rolname = '${name}') then create role ${name} login; end if;`,
  `alter role ${name} set statement_timeout = '${statementTimeoutSeconds[name]}s';`,
]);

/** One statement that creates the login roles that are missing; running it again changes nothing. */
export const loginRolesSql = (): string => `do $$ begin ${loginRoleStatements.join(" ")} end $$`;
