import { paths } from "../../paths.ts";
import type { Fault } from "../shared/fault.ts";
import { PasswordConfirmation } from "../shared/password-confirmation.tsx";
import { Setting } from "./setting.tsx";

type AccountSecondFactorProps = {
  readonly hasSecondFactor: boolean;
  readonly faults?: readonly Fault[] | undefined;
};

/** Shows whether signing in requires a code from an authenticator app, and turns that on or off. */
export const AccountSecondFactor = ({ hasSecondFactor, faults }: AccountSecondFactorProps) => (
  <Setting
    id="second-factor"
    title={
      <>
        Second factor{" "}
        <span class={hasSecondFactor ? "badge ready" : "badge plain"}>
          {hasSecondFactor ? "On" : "Off"}
        </span>
      </>
    }
    hint="Signing in also requires a code from an authenticator app on your phone. A stolen password alone is then not enough."
  >
    <form
      class="panel"
      method="post"
      action={`${paths.account}/second-factor/${hasSecondFactor ? "backup-codes" : "start"}`}
    >
      <PasswordConfirmation id="second-factor-password" faults={faults} />
      {hasSecondFactor ? (
        <p class="ways">
          <button class="secondary" type="submit">
            Create new backup codes
          </button>
          <button
            class="quiet danger"
            type="submit"
            formaction={`${paths.account}/second-factor/remove`}
          >
            Turn off
          </button>
        </p>
      ) : (
        <button class="secondary" type="submit">
          Set up
        </button>
      )}
    </form>
  </Setting>
);
