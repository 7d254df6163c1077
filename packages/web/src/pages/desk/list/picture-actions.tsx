import { paths } from "../../../paths.ts";
import { ActionForm } from "../../shared/action-form.tsx";

type PictureActionProps = {
  readonly picture: { readonly id: string; readonly name: string };
  readonly label?: string;
};

/** The button that deletes a picture. */
export const DeleteButton = ({ picture: { id, name }, label = "Delete" }: PictureActionProps) => (
  <ActionForm
    action={`${paths.editPicture(id)}/delete`}
    label={label}
    subject={`“${name}”`}
    kind="quiet danger"
  />
);

/** The button that restores a deleted picture. */
export const RestoreButton = ({ picture: { id, name }, label = "Restore" }: PictureActionProps) => (
  <ActionForm action={`${paths.editPicture(id)}/restore`} label={label} subject={`“${name}”`} />
);
