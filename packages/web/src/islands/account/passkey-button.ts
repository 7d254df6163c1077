import { passkeyFault } from "./passkey-api.ts";

/** Does something with a passkey, with `button` out of use meanwhile; `fault` then says why it did not work. */
export async function usePasskey(
  button: HTMLButtonElement,
  fault: HTMLElement,
  change: () => Promise<void>,
): Promise<void> {
  button.disabled = true;
  fault.hidden = true;
  try {
    await change();
  } catch (error) {
    const sentence = passkeyFault(error);
    fault.textContent = sentence ?? "";
    fault.hidden = sentence === undefined;
  }
  button.disabled = false;
}
