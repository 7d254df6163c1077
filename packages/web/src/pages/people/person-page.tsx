import type { PersonSummary } from "@iotd/core/user";
import { linkHours } from "@iotd/core/user/limits";
import type { Child } from "hono/jsx";
import { formatInstant } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { ActionForm } from "../shared/action-form.tsx";
import { BackLink } from "../shared/back-link.tsx";
import { EditorLayout } from "../shared/layout.tsx";
import { Message } from "../shared/message.tsx";
import { PasswordConfirmation } from "../shared/password-confirmation.tsx";
import type { EditorPageProps } from "../shared/site.ts";
import { secondFactorWords, seenWords } from "./people-page.tsx";
import { RoleChoice } from "./role-choice.tsx";

type PersonPageProps = EditorPageProps & {
  readonly person: PersonSummary;
  /** One sentence about the change that was just made. */
  readonly notice?: string | undefined;
  /** One sentence that says why a change was refused. */
  readonly error?: string | undefined;
};

type PersonActionProps = Parameters<typeof ActionForm>[0] & {
  readonly title: string;
  readonly children: Child;
  /** The id of the field for the administrator's password. @default the action needs none */
  readonly passwordId?: string;
};

/** One account, and what an administrator can change about it. */
export const personPage = ({ site, editor, person, notice, error }: PersonPageProps) => (
  <EditorLayout site={site} title={person.name} editor={editor}>
    <BackLink href={paths.people} label="All people" />
    <Message kind="notice" text={notice} />
    <h1>{person.name}</h1>
    <p class="facts">
      <span class="email">{person.email}</span>
      <span>{secondFactorWords(person)}</span>
      <span>{seenWords(person, site.timeZone)}</span>
      <span>Joined {formatInstant(person.joinedAt, site.timeZone)}</span>
    </p>
    <Message kind="alert" text={error} />
    <form class="panel narrow part" method="post" action={`${paths.person(person.id)}/role`}>
      <RoleChoice chosen={person.role} />
      <button class="primary" type="submit">
        Save
      </button>
    </form>
    <ul class="person-actions">
      <PersonAction
        title="New password"
        action={`${paths.person(person.id)}/password-reset`}
        label="Create a reset link"
        passwordId="reset-password"
      >
        Create a link and send it yourself: no email is sent. The link works once, within{" "}
        {linkHours.password_reset} hours. Using it signs the person out everywhere. Their second
        factor stays on.
      </PersonAction>
      <PersonAction
        title="Sign out everywhere"
        action={`${paths.person(person.id)}/sign-out`}
        label="Sign out everywhere"
        isDisabled={person.sessions === 0}
      >
        Ends all sessions immediately. The person can sign in again.
        {person.passkeys > 0
          ? " Their passkeys still work: to remove them, use “Lost device”."
          : ""}
      </PersonAction>
      {person.hasSecondFactor || person.passkeys > 0 ? (
        <PersonAction
          title="Lost device"
          action={`${paths.person(person.id)}/second-factor/remove`}
          label="Turn off second factor"
          passwordId="factor-password"
        >
          Turns their second factor off, removes their passkeys and signs them out everywhere. After
          that, the password alone is enough to sign in, so check who is asking.
        </PersonAction>
      ) : null}
      <li class="person-action">
        <div>
          <h2>Remove</h2>
          <p>Their pictures and audit entries stay. This cannot be undone.</p>
        </div>
        <details>
          <summary class="button quiet danger">Remove…</summary>
          <ActionForm
            action={`${paths.person(person.id)}/remove`}
            label={`Yes, remove ${person.name}`}
            kind="secondary danger"
          />
        </details>
      </li>
    </ul>
  </EditorLayout>
);

const PersonAction = ({ title, children, passwordId, ...form }: PersonActionProps) => (
  <li class="person-action">
    <div>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
    {passwordId === undefined ? (
      <ActionForm {...form} />
    ) : (
      <form method="post" action={form.action}>
        <PasswordConfirmation id={passwordId} />
        <button class="secondary" type="submit">
          {form.label}
        </button>
      </form>
    )}
  </li>
);
