import { paths, withQuery } from "../../paths.ts";
import { addPasskey, hasPasskeys } from "./passkey-api.ts";
import { usePasskey } from "./passkey-button.ts";

const form = document.querySelector<HTMLFormElement>("#add-passkey");
const name = document.querySelector<HTMLInputElement>("#passkey-name");
const password = document.querySelector<HTMLInputElement>("#add-passkey-password");
const button = form?.querySelector("button");
const fault = document.getElementById("passkey-fault");

if (form && name && password && button && fault && hasPasskeys()) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void usePasskey(button, fault, async () => {
      await addPasskey(name.value, password.value);
      window.location.assign(withQuery(paths.account, { done: "passkey-added" }));
    });
  });
}
