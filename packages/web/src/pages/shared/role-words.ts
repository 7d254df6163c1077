import type { Role } from "@iotd/core/user";

/** What each role is called, and what somebody who has it may do. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  editor: { name: "Editor", may: "Adds, changes, publishes and deletes pictures." },
  administrator: { name: "Administrator", may: "The same, and looks after people." },
};
