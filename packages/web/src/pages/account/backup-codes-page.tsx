import { EditorLayout } from "../shared/layout.tsx";
import type { Editor, Site } from "../shared/site.ts";

type BackupCodesPageProps = {
  readonly site: Site;
  readonly editor: Editor;
  readonly codes: readonly string[];
};

/** Codes for the day on which the telephone is lost, shown this once. */
export const backupCodesPage = ({ site, editor, codes }: BackupCodesPageProps) => (
  <EditorLayout site={site} title="Your backup codes" editor={editor} script="copy.js">
    <p class="notice" role="status">
      Your second factor is on.
    </p>
    <h1>Your backup codes</h1>
    <p class="lead">
      If you lose your telephone, each of these signs you in once. Keep them where you keep what
      matters, but not on the telephone. They are not shown again.
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
        <a class="button secondary" href="/admin/account#second-factor">
          I have kept them
        </a>
      </p>
    </div>
  </EditorLayout>
);
