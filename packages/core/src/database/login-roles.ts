import { pgRole } from "drizzle-orm/pg-core";

/** The roles that connect to the database: one for each part of the service. Migrations grant their rights. */
export const loginRoles = ["iotd_owner", "iotd_editor", "iotd_processor", "iotd_public"] as const;
export type LoginRole = (typeof loginRoles)[number];

const role = (name: LoginRole) => pgRole(name).existing();

/** The role of the API for editors, for policies in the schema. */
export const editorRole = role("iotd_editor");

/** The role of the image processor, for policies in the schema. */
export const processorRole = role("iotd_processor");

/** The role of the public API and pages, for policies in the schema. */
export const publicRole = role("iotd_public");

/**
 * How long a statement of each role may run. It is set on the role because a `SET` from the client
 * would pin an RDS Proxy session
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-pinning.html).
 */
const statementTimeoutSeconds: Record<LoginRole, number> = {
  iotd_owner: 300,
  iotd_editor: 10,
  iotd_processor: 10,
  iotd_public: 5,
};

/** PL/pgSQL statements that create the missing login roles. They are idempotent. */
export const loginRoleStatements: readonly string[] = loginRoles.flatMap((name) => [
  `if not exists (select from pg_roles where rolname = '${name}') then create role ${name} login; end if;`,
  `alter role ${name} set statement_timeout = '${statementTimeoutSeconds[name]}s';`,
]);

/** One SQL statement that creates the missing login roles. It is idempotent. */
export const loginRolesSql = (): string => `do $$ begin ${loginRoleStatements.join(" ")} end $$`;
