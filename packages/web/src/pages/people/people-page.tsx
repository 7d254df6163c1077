import type { Invitation, PersonSummary, Role } from "@iotd/core/user";
import { linkHours } from "@iotd/core/user/limits";
import { formatInstant } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { ActionForm } from "../shared/action-form.tsx";
import type { Fault } from "../shared/fault.ts";
import { FormField } from "../shared/form-field.tsx";
import { EditorLayout } from "../shared/layout.tsx";
import { Message } from "../shared/message.tsx";
import { roleWords } from "../shared/role-words.ts";
import type { EditorPageProps, Site } from "../shared/site.ts";
import { RoleChoice } from "./role-choice.tsx";

type PeoplePageProps = EditorPageProps & {
  readonly people: readonly PersonSummary[];
  readonly invitations: readonly Invitation[];
  /** One sentence about the change that was just made. */
  readonly notice?: string | undefined;
  /** What was typed, if the invitation was refused. */
  readonly values?: { readonly email: string; readonly role: Role } | undefined;
  readonly faults?: readonly Fault[] | undefined;
};

/** Lists accounts and invitations; administrators invite people here. */
export const peoplePage = (props: PeoplePageProps) => {
  const { site, editor, people, invitations, notice, values, faults } = props;
  return (
    <EditorLayout site={site} title="People" editor={editor}>
      <Message kind="notice" text={notice} />
      <h1>People</h1>
      <ul class="people" aria-label="People">
        {people.map((person) => (
          <PersonRow site={site} person={person} />
        ))}
      </ul>
      {invitations.length === 0 ? null : (
        <section class="part" aria-labelledby="invited">
          <h2 id="invited">Invited</h2>
          <ul class="people">
            {invitations.map((invitation) => (
              <InvitationRow site={site} invitation={invitation} />
            ))}
          </ul>
        </section>
      )}
      <section class="part" aria-labelledby="invite">
        <h2 id="invite">Invite a person</h2>
        <p class="lead">
          Create a link and send it yourself: no email is sent. The link works once, within{" "}
          {linkHours.invitation / 24} days. Anyone who has it can create the account.
        </p>
        <form class="panel narrow" method="post" action={`${paths.people}/invitations`}>
          <FormField
            name="email"
            label="Email"
            type="email"
            value={values?.email}
            autocomplete="off"
            faults={faults}
          />
          <RoleChoice chosen={values?.role ?? "editor"} />
          <button class="primary" type="submit">
            Create an invitation link
          </button>
        </form>
      </section>
    </EditorLayout>
  );
};

const PersonRow = ({ site, person }: { readonly site: Site; readonly person: PersonSummary }) => (
  <li class="person">
    <div class="about">
      <h2>
        <a href={paths.person(person.id)}>{person.name}</a>
      </h2>
      <p class="email">{person.email}</p>
    </div>
    <p>
      <span class={person.role === "administrator" ? "badge ready" : "badge plain"}>
        {roleWords[person.role].name}
      </span>
    </p>
    <p>{secondFactorWords(person)}</p>
    <p>{seenWords(person, site.timeZone)}</p>
  </li>
);

const InvitationRow = ({
  site,
  invitation,
}: {
  readonly site: Site;
  readonly invitation: Invitation;
}) => (
  <li class="person">
    <div class="about">
      <p class="email">{invitation.email}</p>
    </div>
    <p>
      <span class="badge">{roleWords[invitation.role].name}</span>
    </p>
    <p>Until {formatInstant(invitation.expiresAt, site.timeZone)}</p>
    <ActionForm
      action={`${paths.people}/invitations/${invitation.id}/revoke`}
      label="Revoke"
      subject={`the invitation of ${invitation.email}`}
      kind="quiet danger"
    />
  </li>
);

/** How a person can sign in, for people to read: “Second factor, 2 passkeys”. */
export function secondFactorWords(person: PersonSummary): string {
  const passkeys =
    person.passkeys === 0
      ? ""
      : `${person.passkeys} ${person.passkeys === 1 ? "passkey" : "passkeys"}`;
  const ways = [person.hasSecondFactor ? "Second factor" : "", passkeys].filter(Boolean);
  return ways.length === 0 ? "Password only" : ways.join(", ");
}

/** When a person last used one of their sessions, and how many they have. */
export const seenWords = ({ sessions, lastSeenAt }: PersonSummary, timeZone: string): string =>
  lastSeenAt === null
    ? "Not signed in"
    : `Last seen ${formatInstant(lastSeenAt, timeZone)}${sessions > 1 ? ` · ${sessions} devices` : ""}`;
