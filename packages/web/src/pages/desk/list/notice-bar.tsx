import { paths } from "../../../paths.ts";
import { RestoreButton } from "./picture-actions.tsx";

type NamedPicture = { readonly id: string; readonly name: string };

/** An action that was just done: the pictures it changed, and those it could not change. */
export type Notice = {
  readonly kind: "saved" | "deleted" | "restored" | "added" | "published" | "drafted";
  readonly pictures: readonly NamedPicture[];
  readonly failed?: readonly (NamedPicture & { readonly reason: string })[];
  /** One more sentence. */
  readonly note?: string | undefined;
};

/** Says what was done, with a button that undoes a deletion. */
export const NoticeBar = ({ notice }: { readonly notice: Notice }) => (
  <div class="notice" role="status">
    <div>
      {notice.pictures.length > 0 ? <p>{doneSentence(notice)}</p> : null}
      {notice.note ? <p>{notice.note}</p> : null}
      {(notice.failed ?? []).map(({ name, reason }) => (
        <p class="failed">
          “{name}” was not {notice.kind === "drafted" ? "made a draft" : notice.kind}: {reason}
        </p>
      ))}
    </div>
    {notice.kind === "deleted" ? <Undo pictures={notice.pictures} /> : null}
  </div>
);

function doneSentence({ kind, pictures }: Notice): string {
  const [first] = pictures;
  return pictures.length === 1 && first
    ? `“${first.name}” ${kind === "drafted" ? "is a draft now" : kind}.`
    : `${pictures.length} pictures ${kind === "drafted" ? "are drafts now" : kind}.`;
}

const Undo = ({ pictures }: { readonly pictures: readonly NamedPicture[] }) => {
  const [first, ...others] = pictures;
  if (!first) return null;
  if (others.length === 0) return <RestoreButton picture={first} label="Undo" />;
  return (
    <form method="post" action={paths.bulk}>
      {pictures.map(({ id }) => (
        <input type="hidden" name="ids" value={id} />
      ))}
      <button class="secondary" type="submit" name="action" value="restore">
        Undo<span class="visually-hidden"> the deletion of {pictures.length} pictures</span>
      </button>
    </form>
  );
};
