import type { Passkey, Session } from "@iotd/core/user";
import { formatInstant } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { ActionForm } from "../shared/action-form.tsx";
import type { Fault } from "../shared/fault.ts";
import { PasskeyChoices } from "../shared/passkey-choices.tsx";
import { PasswordConfirmation } from "../shared/password-confirmation.tsx";
import type { Site } from "../shared/site.ts";
import { deviceWords } from "./device-words.ts";
import { Setting } from "./setting.tsx";

type AccountSessionsProps = {
  readonly site: Site;
  readonly sessions: readonly Session[];
  readonly currentSessionId: string;
  readonly passkeys: readonly Passkey[];
  readonly faults?: readonly Fault[] | undefined;
};

/** The sessions of the account, each of which can be ended. */
export const AccountSessions = ({
  site,
  sessions,
  currentSessionId,
  passkeys,
  faults,
}: AccountSessionsProps) => (
  <Setting
    id="sessions"
    title="Where you are signed in"
    hint="If you do not recognise a device, sign it out and change your password."
  >
    <div class="panel">
      <ul class="entries">
        {sessions.map((session) => (
          <SessionEntry site={site} session={session} isThis={session.id === currentSessionId} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action={`${paths.account}/sessions/end-others`}>
          {passkeys.length === 0 ? null : (
            <>
              <PasskeyChoices passkeys={passkeys} id="session-passkey" />
              <PasswordConfirmation
                id="sessions-password"
                hint="Only to remove passkeys."
                isRequired={false}
                faults={faults}
              />
            </>
          )}
          <button class="secondary" type="submit">
            Sign out everywhere else
          </button>
        </form>
      ) : null}
    </div>
  </Setting>
);

const SessionEntry = ({
  site,
  session,
  isThis,
}: {
  readonly site: Site;
  readonly session: Session;
  readonly isThis: boolean;
}) => {
  const device = deviceWords(session.userAgent);
  const since = formatInstant(session.since, site.timeZone);
  const lastUsed = formatInstant(session.lastUsedAt, site.timeZone);
  return (
    <li class="entry">
      <div>
        <p class="name">
          {device} {isThis ? <span class="badge ready">This device</span> : null}
        </p>
        <p class="hint">
          {[session.address ?? "Unknown address", `since ${since}`, `last used ${lastUsed}`].join(
            " · ",
          )}
        </p>
      </div>
      {isThis ? null : (
        <ActionForm
          action={`${paths.account}/sessions/${session.id}/end`}
          label="Sign out"
          subject={`${device}, since ${since}`}
          kind="quiet danger"
        />
      )}
    </li>
  );
};
