import { passkeyFault } from "./passkey-api.ts";

/** Runs a passkey action while `button` is disabled, and shows in `fault` why it failed. */
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
