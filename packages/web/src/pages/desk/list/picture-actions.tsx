import type { EditorPictureJson } from "@iotd/core/picture";
import { paths } from "../../../paths.ts";

type PictureActionProps = {
  readonly picture: Pick<EditorPictureJson, "id" | "name">;
  readonly label?: string;
};

/** The button that deletes a picture. */
export const DeleteButton = ({ picture, label = "Delete" }: PictureActionProps) => (
  <form method="post" action={`${paths.editPicture(picture.id)}/delete`}>
    <button class="quiet danger" type="submit">
      {label}
      <span class="visually-hidden"> “{picture.name}”</span>
    </button>
  </form>
);

/** The button that restores a deleted picture. */
export const RestoreButton = ({ picture, label = "Restore" }: PictureActionProps) => (
  <form method="post" action={`${paths.editPicture(picture.id)}/restore`}>
    <button class="secondary" type="submit">
      {label}
      <span class="visually-hidden"> “{picture.name}”</span>
    </button>
  </form>
);
