import type { Role } from "@iotd/core/user";
import { roleWords } from "../shared/role-words.ts";

/** The roles as radio buttons. */
export const RoleChoice = ({ chosen }: { readonly chosen: Role }) => (
  <fieldset class="choices">
    <legend>Role</legend>
    {(["editor", "administrator"] as const).map((role) => (
      <label for={`role-${role}`} class="choice">
        <input
          type="radio"
          id={`role-${role}`}
          name="role"
          value={role}
          checked={role === chosen}
          required
        />
        <span>
          {roleWords[role].name}
          <span class="hint">{roleWords[role].may}</span>
        </span>
      </label>
    ))}
  </fieldset>
);
