import type { Role } from "@iotd/core/user";

/** The name of each role, and what it permits. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  editor: { name: "Editor", may: "Adds, changes, publishes and deletes pictures." },
  administrator: { name: "Administrator", may: "Does the same, and manages people." },
};
