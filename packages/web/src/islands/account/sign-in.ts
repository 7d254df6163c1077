import { hasPasskeys, signInByPasskey } from "./passkey-api.ts";
import { usePasskey } from "./passkey-button.ts";

const passkey = document.getElementById("passkey");
const button = passkey?.querySelector("button");
const fault = document.getElementById("sign-in-error");

if (passkey && button && fault && hasPasskeys()) {
  passkey.hidden = false;
  button.addEventListener("click", () =>
    usePasskey(button, fault, async () => {
      await signInByPasskey();
      window.location.assign(passkey.dataset.next ?? "");
    }),
  );
}
