import { paths } from "../../paths.ts";
import { EditorLayout } from "../shared/layout.tsx";
import { Message } from "../shared/message.tsx";
import type { EditorPageProps } from "../shared/site.ts";

type BackupCodesPageProps = EditorPageProps & {
  readonly codes: readonly string[];
};

/** The codes to sign in with after the phone is lost. They are shown only once. */
export const backupCodesPage = ({ site, editor, codes }: BackupCodesPageProps) => (
  <EditorLayout site={site} title="Your backup codes" editor={editor} script="copy.js">
    <Message kind="notice" text="Your second factor is on." />
    <h1>Your backup codes</h1>
    <p class="lead">
      If you lose your phone, sign in with one of these codes. Each works once. Store them in a safe
      place, but not on your phone. They are not shown again.
    </p>
    <div class="panel narrow part">
      <ul class="codes" id="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="ways">
        <button class="primary" type="button" data-copy="codes" hidden>
          Copy all
        </button>
        <a class="button secondary" href={`${paths.account}#second-factor`}>
          I have stored them
        </a>
      </p>
    </div>
  </EditorLayout>
);
